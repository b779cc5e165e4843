"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { declineRequestMutation } from "@/lib/requests/queries";
import type { ServerRequest } from "@/lib/requests/schema";

const LEAST_REASON = 3;

/** Says no, with a reason that everybody who asked reads. */
export function DeclineRequest({ request: { id, name, askers } }: { request: Pick<ServerRequest, "id" | "name" | "askers"> }) {
  const t = useTranslations("requests");
  const common = useTranslations("common");
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    ...declineRequestMutation(id),
    onSuccess: () => {
      setOpen(false);
      toast({ title: t("declined", { name }) });
      router.refresh();
    },
  });
  const missing = reason.trim().length < LEAST_REASON;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) mutate(reason.trim());
  };
  const onOpenChange = (next: boolean) => {
    if (next) reset();
    setOpen(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={<Button size="small" aria-label={t("declineNamed", { name })}>{t("decline")}</Button>}
      title={t("declineTitle", { name })}
      description={t("declineBody", { count: askers })}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label={t("declineReason")} error={tried && missing ? t("declineReasonMissing") : undefined}>
          <Textarea rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {error ? <ProblemNotice problem={error} /> : null}
        <ButtonRow>
          <DialogClose render={<Button>{common("cancel")}</Button>} />
          <Button type="submit" variant="danger" pending={isPending}>
            {t("decline")}
          </Button>
        </ButtonRow>
      </form>
    </Dialog>
  );
}
