import { useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ImportSummary } from "@/lib/upstream/import-schema";

/** A screen reader hears about every tenth part: more would talk over everything else. */
const TOLD_PERCENT = 10;

/** How far an import is: a bar while it runs, the same as numbers, and now and then a word for who listens. */
export function ImportProgress({ summary }: { summary: ImportSummary }) {
  const t = useTranslations("imports");
  const { state, total, accepted, listed, refused } = summary;
  const judged = accepted + refused;
  const facts: [string, number][] = [
    [t("outcomes.listed"), listed],
    [t("outcomes.accepted"), accepted - listed],
    [t("outcomes.refused"), refused],
  ];
  return (
    <section aria-label={t("progress")} className="flex flex-col gap-3">
      <Announcement state={state} judged={judged} total={total} />
      <p className="text-sm tabular-nums">
        {total === null ? t(state === "failed" ? "notCounted" : "counting") : t(state === "done" ? "judged" : "ofTotal", { number: judged, count: total })}
      </p>
      {state === "running" && total ? <ProgressBar label={t("progress")} value={judged} max={total} /> : null}
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([term, count]) => (
          <div key={term}>
            <dt className="text-sm text-muted">{term}</dt>
            <dd className="text-lg font-semibold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Announcement({ state, judged, total }: { state: ImportSummary["state"]; judged: number; total: number | null }) {
  const t = useTranslations("imports");
  const part = total === null || total === 0 ? 0 : Math.floor((judged / total) * (100 / TOLD_PERCENT)) * TOLD_PERCENT;
  const words = { running: t("announceRunning", { number: part }), done: t("announceDone"), failed: t("announceFailed") };
  return (
    <p role="status" className="sr-only">
      {words[state]}
    </p>
  );
}
