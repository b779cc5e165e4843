"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { VisibleText } from "@/components/ui/visible-text";
import { deleteWebhookMutation, patchWebhookMutation, testWebhookMutation } from "@/lib/notices/webhooks/queries";
import type { Webhook, WebhookTest } from "@/lib/notices/webhooks/webhook-schema";
import { ReplaySince } from "./replay-since";
import { RotateSecret } from "./rotate-secret";
import { webhooksPath } from "./webhook-address";

/** What a person can do about a webhook. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const t = useTranslations("webhooks.act");
  const router = useRouter();
  const showToast = useToast();
  const { id, name, state, waiting, format } = webhook;
  const refresh = () => router.refresh();
  const pause = useMutation({ ...patchWebhookMutation(id), onSuccess: refresh });
  const test = useMutation({ ...testWebhookMutation(id), onSuccess: refresh });
  const isPaused = state === "paused";
  const error = pause.error ?? test.error;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button pending={test.isPending} onClick={() => test.mutate(null)}>
          {t("test")}
        </Button>
        <Button pending={pause.isPending} onClick={() => pause.mutate({ paused: !isPaused })}>
          {t(isPaused ? "resume" : "pause")}
        </Button>
        {state === "retrying" || state === "failing" ? (
          <Button pending={pause.isPending} onClick={() => pause.mutate({ paused: false })}>
            {t("tryNow")}
          </Button>
        ) : null}
        <ReplaySince id={id} />
        {format === "cloudevents" ? <RotateSecret id={id} /> : null}
        <ConfirmDialog
          label={t("delete")}
          title={t("deleteTitle", { name })}
          description={t("deleteBody", { count: waiting })}
          confirmLabel={t("delete")}
          mutation={deleteWebhookMutation(id)}
          variables={() => null}
          onDone={() => {
            showToast({ title: t("deleted", { name }) });
            router.replace(webhooksPath());
          }}
        />
      </div>
      {test.data && !test.isPending ? <TestResult result={test.data} /> : null}
      {error ? <ProblemNotice problem={error} /> : null}
    </div>
  );
}

function TestResult({ result: { ok, status, durationMs, trouble, answer } }: { result: WebhookTest }) {
  const t = useTranslations("webhooks.act");
  return (
    <Notice tone={ok ? "success" : "danger"} role="status" title={t(ok ? "testOk" : "testFailed")}>
      <p>
        {status === null ? null : `HTTP ${status} · `}
        {t("took", { number: durationMs })}
      </p>
      {trouble === null ? null : (
        <p lang="en" className="wrap-anywhere">
          <VisibleText text={trouble} />
        </p>
      )}
      {answer === null ? null : (
        <p className="font-mono text-xs/5 wrap-anywhere">
          <VisibleText text={answer} />
        </p>
      )}
    </Notice>
  );
}
