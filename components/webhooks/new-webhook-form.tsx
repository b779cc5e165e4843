"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { createWebhookMutation } from "@/lib/notices/webhooks/queries";
import { SecretNotice } from "./secret-notice";
import { webhookPath } from "./webhook-address";
import { WebhookFields } from "./webhook-fields";
import { emptyValues, type WebhookField } from "./webhook-values";

const NOTHING: ReadonlySet<WebhookField> = new Set();

/** A new webhook. Where there is a secret to keep, it is shown before anything else. */
export function NewWebhookForm({ catalogs }: { catalogs: readonly string[] }) {
  const t = useTranslations("webhooks.form");
  const router = useRouter();
  const language = useLocale();
  const [values, setValues] = useState(() => emptyValues(language));
  const [wrong, setWrong] = useState(NOTHING);
  const { mutate, isPending, error, data } = useMutation({
    ...createWebhookMutation(),
    onSuccess: ({ id, secret }) => (secret === null ? router.push(webhookPath(id)) : undefined),
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const read = (await import("./read-webhook-values")).readNew(values);
    setWrong(read.ok ? NOTHING : read.wrong);
    if (read.ok) mutate(read.value);
  };
  if (data?.secret) {
    return (
      <div role="status" className="flex max-w-prose flex-col items-start gap-4">
        <SecretNotice secret={data.secret} />
        <LinkButton href={webhookPath(data.id)} variant="primary">
          {t("goOn")}
        </LinkButton>
      </div>
    );
  }
  return (
    <Card className="max-w-3xl">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-5">
        <WebhookFields values={values} wrong={wrong} onChange={(changed) => setValues({ ...values, ...changed })} catalogs={catalogs} />
        {error ? <ProblemNotice problem={error} /> : null}
        <Button type="submit" variant="primary" pending={isPending} className="self-start">
          {t("create")}
        </Button>
      </form>
    </Card>
  );
}
