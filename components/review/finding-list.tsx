import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
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
        <li
          key={finding.id}
          id={`finding-${finding.id}`}
          data-finding=""
          tabIndex={-1}
          className="rounded-control border border-line border-l-4 border-l-danger bg-surface p-3 text-sm focus-visible:outline-2 focus-visible:outline-focus"
        >
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
              <code className="identifier rounded-sm bg-sunken px-1 whitespace-pre-wrap"><VisibleText text={finding.evidence} /></code>
            </p>
          ) : null}
          {finding.references.length > 0 ? <p className="mt-1.5 text-xs text-muted">{finding.references.join(" · ")}</p> : null}
        </li>
      ))}
    </ul>
  );
}

const isWithin = (pointer: string, place: string) => pointer === place || pointer.startsWith(`${place}/`);

/** The findings about some places of a submission (RFC 6901), to stand beside the text they are about; nothing when there are none. */
export function FindingsAt({ findings, places, label }: { findings: readonly Finding[]; places: readonly string[]; label: string }) {
  const here = findings.filter(({ pointer }) => places.some((place) => isWithin(pointer, place)));
  return here.length === 0 ? null : (
    <div className="mt-2">
      <FindingList label={label} findings={here} placed={false} />
    </div>
  );
}

/** Places whose text the page shows, with their findings; what is found elsewhere is told in full under the checks. */
const SHOWN = ["/title", "/description", "/name", "/version", "/packages", "/remotes", "/surface/tools", "/surface/prompts", "/surface/resources", "/surface/instructions"];

export const isShownBesideText = ({ pointer }: Finding) => SHOWN.some((place) => isWithin(pointer, place));
