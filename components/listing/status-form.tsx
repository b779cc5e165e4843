import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { SaveRow } from "@/components/console/save-row";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { statusMutation } from "@/lib/catalog/listing-queries";
import { PUBLISHER_STATUSES } from "@/lib/catalog/publisher-status-schema";
import type { StatusDialogProps } from "./status-dialog";

export default function StatusForm({ server, version, close }: StatusDialogProps & { close: () => void }) {
  const t = useTranslations("listing");
  const words = useTranslations("publisherStatus");
  const router = useRouter();
  const showToast = useToast();
  const [status, setStatus] = useState(version.publisherStatus);
  const [message, setMessage] = useState(version.statusMessage ?? "");
  const [replacement, setReplacement] = useState(version.replacement ?? "");
  const { mutate, isPending, error } = useMutation({
    ...statusMutation({ server, version: version.version }),
    onSuccess: () => {
      close();
      showToast({ title: t("statusSaved", { name: server, version: version.version }) });
      router.refresh();
    },
  });
  const isDeprecated = status === "deprecated";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const said = status === "active" || message.trim() === "" ? {} : { statusMessage: message.trim() };
    mutate({ status, ...said, ...(isDeprecated && { replacement: replacement.trim() === "" ? null : replacement.trim() }) });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("status")}>
        <Select value={status} options={PUBLISHER_STATUSES.map((value) => ({ value, label: words(value) }))} onChange={(event) => setStatus(PUBLISHER_STATUSES.find((known) => known === event.target.value) ?? status)} />
      </Field>
      {status === "active" ? null : (
        <Field label={t("statusMessage")} hint={t("statusMessageHint")}>
          <Textarea rows={2} value={message} maxLength={500} onChange={(event) => setMessage(event.target.value)} />
        </Field>
      )}
      {isDeprecated ? (
        <Field label={t("replacement")} hint={t("replacementHint")}>
          <Input value={replacement} maxLength={400} autoComplete="off" onChange={(event) => setReplacement(event.target.value)} />
        </Field>
      ) : null}
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}
