"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SetupLink } from "./setup-link";

/** Comes with the dialog it stands in. */
const PersonForm = lazy(() => import("./create-person-form"));

export function CreatePerson() {
  const t = useTranslations("people");
  const [open, setOpen] = useState(false);
  const [setupUrl, setSetupUrl] = useState<string | null>(null);
  const show = (next: boolean) => {
    setOpen(next);
    if (!next) setSetupUrl(null);
  };
  return (
    <Dialog trigger={<Button variant="primary">{t("create")}</Button>} title={t("create")} description={t("createBody")} open={open} onOpenChange={show}>
      {setupUrl === null ? <PersonForm onCreated={(url) => (url === undefined ? show(false) : setSetupUrl(url))} /> : <SetupLink url={setupUrl} />}
    </Dialog>
  );
}
