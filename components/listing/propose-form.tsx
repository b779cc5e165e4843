import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { proposalMutation } from "@/lib/review/queries";
import type { ProposeProps } from "./propose-dialog";

export default function ProposeForm({ server, version, catalogs, close }: ProposeProps & { close: () => void }) {
  const t = useTranslations("listing");
  const common = useTranslations("common");
  const router = useRouter();
  const showToast = useToast();
  const [catalog, setCatalog] = useState(catalogs[0] ?? "");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    ...proposalMutation(server, version),
    onSuccess: () => {
      close();
      showToast({ title: t("proposeDone", { catalog }) });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const lacking = reason.trim() === "";
    setMissing(lacking);
    if (!lacking) mutate({ catalog, reason: reason.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("proposeTo")}>
        <Select value={catalog} options={catalogs.map((slug) => ({ value: slug, label: slug }))} onChange={(event) => setCatalog(event.target.value)} />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} error={missing ? t("reasonMissing") : undefined}>
        <Textarea rows={3} value={reason} maxLength={2000} required onChange={(event) => setReason(event.target.value)} />
      </Field>
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <ButtonRow>
        <DialogClose render={<Button>{common("cancel")}</Button>} />
        <Button type="submit" variant="primary" pending={isPending}>
          {t("proposeConfirm")}
        </Button>
      </ButtonRow>
    </form>
  );
}
