"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const ProposeForm = lazy(() => import("./propose-form"));

export type ProposeProps = { server: string; version: string; catalogs: readonly string[] };

export function ProposeDialog(props: ProposeProps) {
  const t = useTranslations("listing");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button>{t("propose")}</Button>} title={t("propose")} description={t("proposeBody")} open={open} onOpenChange={setOpen}>
      <ProposeForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}
