import { useTranslations } from "next-intl";
import type { Target } from "@/lib/nacos/target-schema";
import { ServerProportions } from "./server-proportions";
import { healthOf, serverCount } from "./target-health";

/** A screen reader hears about every tenth part: more would talk over everything else. */
const TOLD_PERCENT = 10;

/** How much of the catalog stands there: the bar grows while a sync runs, and who cannot see it is told now and then. */
export function SyncProgress({ target }: { target: Target }) {
  const t = useTranslations("targets");
  const total = serverCount(target);
  const done = total - target.servers.pending;
  const health = healthOf(target);
  const part = total === 0 ? 100 : Math.floor((done / total) * (100 / TOLD_PERCENT)) * TOLD_PERCENT;
  const isRunning = health === "catchingUp";
  return (
    <section aria-label={t("progress")} className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
      <p className="text-sm">
        <span className="font-semibold">{t(`sentence.${health}`)}</span> {isRunning && total > 0 ? <span className="text-muted tabular-nums">{t("ofTotal", { number: done, count: total })}</span> : null}
      </p>
      <ServerProportions servers={target.servers} />
      <p role="status" className="sr-only">
        {isRunning ? t("announceRunning", { number: part }) : t(`sentence.${health}`)}
      </p>
    </section>
  );
}
