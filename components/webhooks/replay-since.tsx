"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { replayMutation } from "@/lib/notices/webhooks/queries";

/** Sends again everything that happened since the beginning of a day (UTC, as all times here). */
export function ReplaySince({ id }: { id: string }) {
  const t = useTranslations("webhooks.replay");
  const showToast = useToast();
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  return (
    <ConfirmDialog
      label={t("since")}
      title={t("title")}
      description={t("body")}
      tone="primary"
      details={
        <Field label={t("day")}>
          <Input type="date" value={day} required onChange={(event) => setDay(event.target.value)} />
        </Field>
      }
      confirmLabel={t("confirm")}
      mutation={replayMutation(id)}
      variables={() => ({ since: `${day}T00:00:00Z` })}
      onDone={({ count }) => showToast({ title: t("done", { count }) })}
    />
  );
}
