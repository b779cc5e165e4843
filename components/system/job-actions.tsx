"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { Job, RetryFailed as RetryFailedFilter } from "@/lib/system/job-schema";
import { discardJobMutation, retryFailedMutation, retryJobMutation } from "@/lib/system/job-queries";

/** What can be done about one job; nothing while it runs. */
export function JobActions({ job }: { job: Job }) {
  const t = useTranslations("system.jobs");
  const router = useRouter();
  const toast = useToast();
  const { mutate, isPending, error, reset } = useMutation({
    ...retryJobMutation(job.id),
    onSuccess: () => {
      toast({ title: t("retried", { count: 1 }), tone: "success" });
      router.refresh();
    },
  });
  if (job.state === "running") return <span className="text-sm text-muted">{t("runs")}</span>;
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex gap-1">
        <Button size="small" pending={isPending} onClick={() => mutate()}>
          {t("retry")}
          <span className="sr-only"> {t("number", { id: job.id })}</span>
        </Button>
        <ConfirmDialog
          label={t("discard")}
          title={t("discardTitle", { name: job.job, id: job.id })}
          description={t(discardMeaning(job.job))}
          confirmLabel={t("discard")}
          isQuiet
          mutation={discardJobMutation(job.id)}
          variables={() => null}
          onDone={() => toast({ title: t("discarded"), tone: "success" })}
        />
      </div>
      {error ? <ProblemNotice problem={error} onReload={reset} /> : null}
    </div>
  );
}

/** What is not done when a job is discarded. */
function discardMeaning(job: string) {
  if (job.startsWith("targets.")) return "discardMeans.targets";
  if (job === "checks.run") return "discardMeans.checks";
  if (job === "icons.fetch") return "discardMeans.icons";
  return job === "audit.verify" ? "discardMeans.audit" : "discardMeans.other";
}

/** Lets what was given up begin anew, as far as the list shows it. */
export function RetryFailed({ filter, count }: { filter: RetryFailedFilter; count: number }) {
  const t = useTranslations("system.jobs");
  const router = useRouter();
  const toast = useToast();
  const { mutate, isPending, error, reset } = useMutation({
    ...retryFailedMutation(),
    onSuccess: ({ retried }) => {
      toast({ title: t("retried", { count: retried }), tone: "success" });
      router.refresh();
    },
  });
  if (count === 0) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="primary" pending={isPending} onClick={() => mutate(filter)}>
        {t("retryAll", { count })}
      </Button>
      {error ? <ProblemNotice problem={error} onReload={reset} /> : null}
    </div>
  );
}
