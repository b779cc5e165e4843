"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { importPath } from "@/components/console/paths";
import { ProblemNotice } from "@/components/console/problem-notice";
import { AlertDialog, AlertDialogClose } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ImportCandidate } from "@/lib/nacos/import/preview-schema";
import { targetImportMutation } from "@/lib/nacos/import/queries";
import type { ImportTarget } from "./import-view";

interface ImportDialogProps {
  target: ImportTarget;
  namespace: string;
  allowsListing: boolean;
  entries: readonly ImportCandidate[];
}

/** Says what will happen to the chosen entries, here and in Nacos, and begins it. */
export function ImportDialog(props: ImportDialogProps) {
  const t = useTranslations("nacosImport");
  const [open, setOpen] = useState(false);
  const { target, entries } = props;
  return (
    <AlertDialog
      trigger={<Button variant="primary">{t("import", { count: entries.length })}</Button>}
      title={t("confirmTitle", { count: entries.length, catalog: target.catalog })}
      description={t("confirmBody")}
      open={open}
      onOpenChange={setOpen}
    >
      <ImportForm {...props} close={() => setOpen(false)} />
    </AlertDialog>
  );
}

function ImportForm({ target, namespace, allowsListing, entries, close }: ImportDialogProps & { close: () => void }) {
  const t = useTranslations("nacosImport");
  const common = useTranslations("common");
  const router = useRouter();
  const [list, setList] = useState(false);
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const start = useMutation({ ...targetImportMutation(target.id), onSuccess: ({ id }) => router.push(importPath(id)) });
  const isReasonMissing = list && reason.trim() === "";
  const removed = entries.filter(({ firstSync }) => firstSync?.outcome === "removes").length;
  const changed = entries.filter(({ firstSync }) => firstSync?.outcome === "changes").length;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isReasonMissing || (list && removed > 0)) return;
    start.mutate({ namespace, list, reason: reason.trim(), entries: entries.map(({ id, digest }) => ({ id, digest: digest ?? "" })) });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Checkbox checked={list} disabled={!allowsListing} onChange={() => setList(!list)} label={t("list")} hint={allowsListing ? t("listHint") : t("listRefused", { catalog: target.catalog })} />
      <p className="text-sm">{list ? t("changesSoon", { count: changed }) : t("changesLater", { count: changed })}</p>
      {list && removed > 0 ? <p role="alert" className="text-sm text-danger">{t("removed", { count: removed })}</p> : null}
      <Field label={t("reason")} error={pressed && isReasonMissing ? t("reasonMissing") : undefined}>
        <Textarea rows={2} value={reason} maxLength={2000} required={list} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {start.error ? <ProblemNotice problem={start.error} onReload={close} /> : null}
      <ButtonRow>
        <AlertDialogClose render={<Button>{common("cancel")}</Button>} />
        <Button type="submit" variant="primary" pending={start.isPending || start.isSuccess}>{t("confirm")}</Button>
      </ButtonRow>
    </form>
  );
}
