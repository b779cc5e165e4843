"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Comes with the dialog it stands in. */
const LinkForm = lazy(() => import("./create-link-form"));

/** Makes a capability link; its URL is in the answer only and is shown until the dialog is closed. */
export function CreateLink({ catalog }: { catalog: string }) {
  const t = useTranslations("console.links");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button>{t("create")}</Button>} title={t("createTitle", { catalog })} description={t("createBody")} open={open} onOpenChange={setOpen}>
      <LinkForm catalog={catalog} />
    </Dialog>
  );
}
