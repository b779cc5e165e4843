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
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(8.5rem,100%),1fr))] gap-x-6 gap-y-3 text-sm">
      {facts.map(([term, fact]) => (
        <div key={term} className="flex min-w-0 flex-col gap-0.5">
          <dt className="text-xs text-muted">{term}</dt>
          <dd className="wrap-anywhere">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
