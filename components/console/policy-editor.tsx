"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { PolicyView } from "@/lib/catalog/catalog-schema";

/** Comes with the dialog it stands in. */
const PolicyForm = lazy(() => import("./policy-form"));

export type PolicyEditorProps = { catalog: string; current: PolicyView };

export function PolicyEditor({ catalog, current }: PolicyEditorProps) {
  const t = useTranslations("console.policy");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button>{t("edit")}</Button>} title={t("editTitle", { catalog })} description={t("editBody")} open={open} onOpenChange={setOpen}>
      <PolicyForm catalog={catalog} current={current} close={() => setOpen(false)} />
    </Dialog>
  );
}
