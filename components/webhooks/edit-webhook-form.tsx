"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useToast } from "@/components/ui/toast";
import { patchWebhookMutation } from "@/lib/notices/webhooks/queries";
import type { Webhook } from "@/lib/notices/webhooks/webhook-schema";
import { WebhookFields } from "./webhook-fields";
import { valuesOf, type WebhookField } from "./webhook-values";

const NOTHING: ReadonlySet<WebhookField> = new Set();

/** Changes a webhook; it is tried again at once. */
export function EditWebhookForm({ webhook }: { webhook: Webhook }) {
  const t = useTranslations("webhooks.form");
  const router = useRouter();
  const showToast = useToast();
  const [values, setValues] = useState(() => valuesOf(webhook));
  const [wrong, setWrong] = useState(NOTHING);
  const { mutate, isPending, error } = useMutation({
    ...patchWebhookMutation(webhook.id),
    onSuccess: (changed) => {
      setValues(valuesOf(changed));
      showToast({ title: t("saved") });
      router.refresh();
    },
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const read = (await import("./read-webhook-values")).readPatch(values);
    setWrong(read.ok ? NOTHING : read.wrong);
    if (read.ok) mutate(read.value);
  };
  return (
    <Card className="max-w-3xl">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-5">
        <WebhookFields values={values} wrong={wrong} onChange={(changed) => setValues({ ...values, ...changed })} catalogs={null} />
        {error ? <ProblemNotice problem={error} /> : null}
        <Button type="submit" variant="primary" pending={isPending} className="self-start">
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}
