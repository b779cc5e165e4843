import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { BulkCase, RiskReason } from "@/lib/review/queue-schema";
import { KindLabel } from "./kind-badge";
import { RiskReasonLabel } from "./risk-reason";

/** Each case by name, and why it cannot be one of several. */
export function BulkCases({ cases }: { cases: readonly BulkCase[] }) {
  const t = useTranslations("queue.desk");
  const why = useTranslations("queue.desk.why");
  return (
    <section>
      <h3 className="mb-1 text-sm font-semibold">{t("cases")}</h3>
      <ul className="max-h-48 overflow-y-auto text-sm" tabIndex={0}>
        {cases.map(({ id, server, version, kind, catalog, checkSummary, refusal }) => (
          <li key={id} className="flex gap-2 border-b border-line py-1.5 last:border-0">
            {refusal === null ? <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" /> : <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />}
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="identifier">
                {server} {version}
              </span>
              <span className="flex flex-wrap gap-x-3 text-muted">
                <KindLabel kind={kind} /> {catalog}
                {checkSummary === null ? null : <span>{t("checkSummary", checkSummary)}</span>}
              </span>
              {refusal === null ? null : <span className="block text-danger">{why.has(refusal as "risk") ? why(refusal as "risk") : why("other", { code: refusal })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the checks found in all of them together. */
export function BulkFindings({ cases }: { cases: readonly BulkCase[] }) {
  const t = useTranslations("queue.desk");
  const union = unionOf(cases);
  return (
    <section>
      <h3 className="mb-1 text-sm font-semibold">{t("findings")}</h3>
      {union.length === 0 ? <p className="text-sm text-muted">{t("noFindings")}</p> : null}
      <ul className="flex flex-col gap-1 text-sm">
        {union.map((reason) => (
          <li key={`${reason.ruleId} ${reason.severity}`} className="flex flex-wrap items-center gap-2">
            <RiskReasonLabel reason={reason} /> <span className="text-muted">{t("findingCount", { count: reason.count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function unionOf(cases: readonly BulkCase[]): RiskReason[] {
  const found = new Map<string, RiskReason>();
  for (const reason of cases.flatMap(({ reasons }) => reasons)) {
    const key = `${reason.ruleId} ${reason.severity}`;
    const count = (found.get(key)?.count ?? 0) + reason.count;
    found.set(key, { ...reason, count });
  }
  return [...found.values()];
}
