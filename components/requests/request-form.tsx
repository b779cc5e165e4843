"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { QueryProvider } from "@/components/layout/query-provider";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { makeRequestMutation } from "@/lib/requests/queries";

const LEAST_REASON = 3;

type RequestFormProps = { name: string; catalog: string };

/** Asks for a server that is not listed. Who asks for the same name is counted on the same request. */
export default function RequestForm(props: RequestFormProps) {
  return (
    <QueryProvider>
      <Request {...props} />
    </QueryProvider>
  );
}

function Request({ name, catalog }: RequestFormProps) {
  const t = useTranslations("requests");
  const [wanted, setWanted] = useState(name);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error, data } = useMutation(makeRequestMutation());
  if (data !== undefined) {
    return (
      <Notice tone="success" role="status" title={t("made", { name: data.name })}>
        {t("madeBody", { count: data.askers })}
      </Notice>
    );
  }
  const missing = { name: wanted.trim().length < 2, reason: reason.trim().length < LEAST_REASON };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing.name && !missing.reason) mutate({ name: wanted.trim(), reason: reason.trim(), catalog });
  };
  return (
    <SectionCard id="request" title={t("title")}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t("intro")}</p>
        <Field label={t("name")} hint={t("nameHint")} error={tried && missing.name ? t("nameMissing") : undefined}>
          <Input value={wanted} maxLength={200} onChange={(event) => setWanted(event.target.value)} />
        </Field>
        <Field label={t("reason")} hint={t("reasonHint")} error={tried && missing.reason ? t("reasonMissing") : undefined}>
          <Textarea rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {error ? <ProblemNotice problem={error} /> : null}
        <Button type="submit" variant="primary" pending={isPending} className="self-start">
          {t("make")}
        </Button>
      </form>
    </SectionCard>
  );
}
