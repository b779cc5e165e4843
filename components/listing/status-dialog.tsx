"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { StatusChange } from "@/lib/catalog/status-schema";

const StatusForm = lazy(() => import("./status-form"));

type Standing = { version: string; publisherStatus: StatusChange["status"]; statusMessage: string | null; replacement: string | null };
export type StatusDialogProps = { server: string; version: Standing };

/** What the publisher says of a version in every catalog: deprecated, with a message and what to use instead. */
export function StatusDialog({ server, version }: StatusDialogProps) {
  const t = useTranslations("listing");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button>{t("status")}</Button>} title={t("statusTitle", { name: server, version: version.version })} description={t("statusBody")} open={open} onOpenChange={setOpen}>
      <StatusForm server={server} version={version} close={() => setOpen(false)} />
    </Dialog>
  );
}
