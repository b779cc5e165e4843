import { useTranslations } from "next-intl";
import type { ImportSummary } from "@/lib/upstream/import-schema";

/** How far an import is: a bar for the eye, and the same as numbers. */
export function ImportProgress({ summary }: { summary: ImportSummary }) {
  const t = useTranslations("imports");
  const { total, accepted, listed, refused } = summary;
  const facts: [string, number][] = [
    [t("accepted"), accepted],
    [t("listed"), listed],
    [t("refused"), refused],
  ];
  return (
    <section aria-label={t("progress")} className="flex flex-col gap-3">
      <p className="text-sm tabular-nums" role="status">
        {total === null ? t("counting") : t("ofTotal", { number: accepted + refused, count: total })}
      </p>
      {total === null || total === 0 ? null : (
        <progress aria-label={t("progress")} value={accepted + refused} max={total} className="h-3 w-full accent-accent" />
      )}
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
