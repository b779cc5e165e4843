"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { replayMutation, skipMutation } from "@/lib/notices/webhooks/queries";
import type { Delivery } from "@/lib/notices/webhooks/webhook-schema";

/** Sends one delivery again, or gives up one that waits. */
export function DeliveryActions({ webhookId, delivery: { id, state, title } }: { webhookId: string; delivery: Pick<Delivery, "id" | "state" | "title"> }) {
  const t = useTranslations("webhooks.replay");
  const router = useRouter();
  const showToast = useToast();
  const { mutate, isPending } = useMutation({
    ...replayMutation(webhookId),
    onSuccess: ({ count }) => {
      showToast({ title: t("done", { count }) });
      router.refresh();
    },
    onError: ({ detail }) => showToast({ title: detail, tone: "danger" }),
  });
  if (state === "pending") {
    return <ConfirmDialog label={t("skip")} title={t("skipTitle")} description={t("skipBody", { name: title })} confirmLabel={t("skip")} isQuiet mutation={skipMutation(webhookId, id)} variables={() => null} onDone={() => showToast({ title: t("skipped") })} />;
  }
  return (
    <Button variant="quiet" size="small" pending={isPending} aria-label={t("oneOf", { name: title })} onClick={() => mutate({ delivery: id })}>
      {t("one")}
    </Button>
  );
}
