import { useTranslations } from "next-intl";
import { isCheckId } from "@/lib/checks/check-names-schema";
import type { Review } from "@/lib/review/schema";
import { SeverityBadge } from "./state-badges";

type Finding = Review["findings"][number];

/** Findings with place and evidence. What a rule found is named in the reader's language, its sentence is English; the evidence is the manifest's own, escaped when it was found. */
export function FindingList({ label, findings, placed = true }: { label: string; findings: readonly Finding[]; placed?: boolean }) {
  const t = useTranslations("review");
  const rule = useTranslations("rules");
  return (
    <ul aria-label={label} className="flex flex-col gap-3">
      {findings.map((finding) => (
        <li key={finding.id} className="rounded-control border border-line p-3 text-sm">
          <p className="flex flex-wrap items-center gap-2">
            <SeverityBadge severity={finding.severity} />
            <code className="identifier font-medium">{finding.ruleId}</code>
            {isCheckId(finding.ruleId) ? <span className="font-medium">{rule(finding.ruleId)}</span> : null}
            {placed ? (
              <span className="wrap-anywhere text-muted">
                {t("pointer")} <code className="identifier">{finding.pointer}</code>
              </span>
            ) : null}
          </p>
          <p lang="en" className="mt-1.5 wrap-anywhere">
            {finding.message}
          </p>
          {finding.evidence ? (
            <p className="mt-1.5">
              <span className="text-muted">{t("evidence")} </span>
              <code className="identifier rounded-sm bg-sunken px-1 whitespace-pre-wrap">{finding.evidence}</code>
            </p>
          ) : null}
          {finding.references.length > 0 ? <p className="mt-1.5 text-xs text-muted">{finding.references.join(" · ")}</p> : null}
        </li>
      ))}
    </ul>
  );
}
