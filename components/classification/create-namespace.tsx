"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Comes with the dialog it stands in. */
const NamespaceForm = lazy(() => import("./create-namespace-form"));

export function CreateNamespace() {
  const t = useTranslations("classification");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button variant="primary">{t("createNamespace")}</Button>} title={t("createNamespace")} description={t("createNamespaceBody")} open={open} onOpenChange={setOpen}>
      <NamespaceForm close={() => setOpen(false)} />
    </Dialog>
  );
}
