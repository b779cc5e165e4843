"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { rotateSecretMutation } from "@/lib/notices/webhooks/queries";
import { DEFAULT_GRACE_HOURS } from "@/lib/notices/webhooks/webhook-names-schema";
import { SecretNotice } from "./secret-notice";

/** A new secret; the old one signs as well for a while, so that receivers change over without a gap. */
export function RotateSecret({ id }: { id: string }) {
  const t = useTranslations("webhooks.rotate");
  const [hours, setHours] = useState(String(DEFAULT_GRACE_HOURS));
  const [secret, setSecret] = useState<string | null>(null);
  const mutation = rotateSecretMutation(id);
  return (
    <ConfirmDialog
      label={t("label")}
      title={t("title")}
      description={t("body")}
      tone="primary"
      details={
        <Field label={t("hours")} hint={t("hoursHint")}>
          <Input type="number" min={0} max={720} value={hours} onChange={(event) => setHours(event.target.value)} />
        </Field>
      }
      outcome={{ title: t("done"), body: secret === null ? null : <SecretNotice secret={secret} /> }}
      confirmLabel={t("label")}
      mutation={{ ...mutation, onMutate: () => setSecret(null) }}
      variables={() => ({ graceHours: Number(hours) })}
      onDone={({ secret: made }) => setSecret(made)}
    />
  );
}
