"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { AlertDialogClose } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ConfirmDialogProps } from "./confirm-dialog";
import { ProblemNotice } from "./problem-notice";

export type ConfirmFormProps<Answer, Variables> = ConfirmDialogProps<Answer, Variables> & { finish: () => void; close: () => void };

/** Lives as long as the dialog is open, so that each opening starts afresh. */
export default function ConfirmForm<Answer, Variables>(props: ConfirmFormProps<Answer, Variables>) {
  const { confirmLabel, details, tone = "danger", asksReason = false, mutation, variables, onDone, finish, close } = props;
  const t = useTranslations("listing");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    ...mutation,
    onSuccess: (answer) => {
      finish();
      onDone(answer);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const lacking = asksReason && reason.trim() === "";
    setMissing(lacking);
    if (!lacking) mutate(variables(reason.trim()));
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      {details}
      {asksReason ? (
        <Field label={t("reason")} hint={t("reasonHint")} error={missing ? t("reasonMissing") : undefined}>
          <Textarea rows={3} value={reason} maxLength={2000} required onChange={(event) => setReason(event.target.value)} />
        </Field>
      ) : null}
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <ButtonRow>
        <AlertDialogClose render={<Button>{common("cancel")}</Button>} />
        <Button type="submit" variant={tone} pending={isPending}>
          {confirmLabel}
        </Button>
      </ButtonRow>
    </form>
  );
}
