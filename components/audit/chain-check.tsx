"use client";

import { useMutation } from "@tanstack/react-query";
import { Link2, ShieldAlert, ShieldCheck, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { auditPath } from "@/components/console/paths";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { RefreshWhileRunning } from "@/components/upstream/refresh-while-running";
import { verifyAuditMutation } from "@/lib/audit/queries";
import type { Verification } from "@/lib/audit/verification-schema";

/** The last checks of the hash chain, with the next one a button away. */
export function ChainCheck({ checks }: { checks: readonly Verification[] }) {
  const t = useTranslations("audit.chain");
  const router = useRouter();
  const { mutate, isPending, error, reset } = useMutation({ ...verifyAuditMutation(), onSuccess: () => router.refresh() });
  const [last, ...earlier] = checks;
  const isRunning = last?.state === "running";
  return (
    <SectionCard
      id="chain"
      title={t("title")}
      action={
        <Button pending={isPending} disabled={isRunning} onClick={() => mutate()}>
          <Link2 aria-hidden />
          {t("check")}
        </Button>
      }
    >
      {isRunning ? <RefreshWhileRunning /> : null}
      <p className="max-w-prose text-sm text-muted">{t("intro")}</p>
      <div aria-live="polite" className="mt-3 flex flex-col gap-3">
        {error ? <ProblemNotice problem={error} onReload={reset} /> : null}
        {last === undefined ? <p className="text-sm">{t("never")}</p> : <LastCheck check={last} />}
      </div>
      {earlier.length > 0 ? (
        <details className="mt-3 text-sm">
          <summary className="min-h-6">{t("earlier", { count: earlier.length })}</summary>
          <ul className="mt-2 flex flex-col gap-2">
            {earlier.map((check) => (
              <li key={check.id} className="flex flex-wrap items-center gap-2">
                <StateBadge check={check} /> <CheckFacts check={check} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </SectionCard>
  );
}

const BADGES = { running: { icon: Link2, tone: "info" }, intact: { icon: ShieldCheck, tone: "success" }, broken: { icon: ShieldAlert, tone: "danger" }, failed: { icon: TriangleAlert, tone: "warning" } } as const;

function StateBadge({ check: { state } }: { check: Verification }) {
  const t = useTranslations("audit.chain");
  return <Badge {...BADGES[state]}>{t(`states.${state}`)}</Badge>;
}

function CheckFacts({ check: { startedAt, startedBy, total } }: { check: Verification }) {
  const t = useTranslations("audit.chain");
  return (
    <span className="text-muted">
      {t("facts", { count: total, name: startedBy })} <Time at={startedAt} precision="minute" />
    </span>
  );
}

function LastCheck({ check }: { check: Verification }) {
  const t = useTranslations("audit.chain");
  const { state, total, checked, brokenSeq, problem, lastHash } = check;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <StateBadge check={check} /> <CheckFacts check={check} />
      </p>
      {state === "running" ? (
        <>
          <ProgressBar label={t("progress")} value={checked} max={Math.max(1, total)} />
          <p>{checked === 0 ? t("waiting") : t("checked", { number: checked, count: total })}</p>
        </>
      ) : null}
      {state === "failed" ? <p>{t("failed")}</p> : null}
      {brokenSeq !== null && problem !== null ? (
        <p className="font-semibold text-danger">
          {t(`problems.${problem}`, { number: brokenSeq })} <TextLink href={auditPath({ cursor: String(brokenSeq + 1) })}>{t("look")}</TextLink>
        </p>
      ) : null}
      {lastHash === null ? null : (
        <p className="wrap-anywhere">
          {t("lastHash")} <code className="identifier text-xs">{lastHash}</code>
        </p>
      )}
    </div>
  );
}
