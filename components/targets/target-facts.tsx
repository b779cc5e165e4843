import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { Target } from "@/lib/nacos/target-schema";
import { Span } from "./span";

/** What an operator asks first: is it behind, is it let through, who writes, when was it looked at. */
export function TargetFacts({ target }: { target: Target }) {
  const t = useTranslations("targets.facts");
  const drift = useTranslations("targets.drift");
  const { lagSeconds, trouble, writer, version, lastTest, driftCheckedAt, driftDueAt, paused } = target;
  const facts: [string, ReactNode][] = [
    [t("lag"), lagSeconds > 0 ? <Span key="lag" seconds={lagSeconds} /> : t("noLag")],
    [t("circuit"), trouble === null ? t("closed") : trouble.until === null ? t("held") : <>{t("openUntil")} <Time at={trouble.until} precision="minute" /></>],
    [t("writer"), writer === null ? t("nobody") : <span key="writer" className="identifier">{writer}</span>],
    [t("version"), version ?? t("unknown")],
    [t("drift"), drift(`${target.drift}.name`)],
    [t("lastTest"), lastTest === null ? t("never") : <>{t(lastTest.ok ? "testOk" : "testFailed")} · <Time at={lastTest.at} precision="minute" /></>],
    [t("lastCheck"), driftCheckedAt === null ? t("never") : <Time key="checked" at={driftCheckedAt} precision="minute" />],
    [t("nextCheck"), paused ? t("onResume") : <Time key="due" at={driftDueAt} precision="minute" />],
  ];
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-4">
      {facts.map(([term, fact]) => (
        <div key={term} className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 sm:flex-col sm:items-start sm:justify-start">
          <dt className="text-xs text-muted">{term}</dt>
          <dd className="wrap-anywhere">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
