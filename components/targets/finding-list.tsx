import { ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { targetServerPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { type ItemChange, type TargetFinding, toolEvidenceSchema } from "@/lib/nacos/target-schema";
import { ItemChanges } from "./item-changes";

/** What stands there and should not, or is a reason for alarm: what it is, what it means, what to do. */
export function FindingList({ targetId, findings }: { targetId: string; findings: readonly TargetFinding[] }) {
  const t = useTranslations("targets.findings");
  return (
    <ul aria-label={t("title")} className="flex flex-col gap-4">
      {findings.map((finding) => (
        <li key={`${finding.kind} ${finding.subject}`} className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
          <FindingHead targetId={targetId} finding={finding} />
          <ToolChanges evidence={finding.evidence} />
        </li>
      ))}
    </ul>
  );
}

function FindingHead({ targetId, finding: { kind, subject, detail, firstSeenAt, lastSeenAt } }: { targetId: string; finding: TargetFinding }) {
  const t = useTranslations("targets.findings");
  const isKnown = t.has(`kind.${kind}.title` as "kind.extra.title");
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ShieldAlert aria-hidden className="size-4 shrink-0 text-warning" />
        <h2 className="text-base font-semibold">{isKnown ? t(`kind.${kind}.title` as "kind.extra.title") : kind}</h2>
        <span className="identifier min-w-0">{kind === "tools_changed" ? <TextLink href={targetServerPath(targetId, subject)}>{subject}</TextLink> : <VisibleText text={subject} />}</span>
      </div>
      <p lang="en" className="max-w-prose wrap-anywhere">
        <VisibleText text={detail} />
      </p>
      {isKnown ? <p className="max-w-prose text-sm">{t(`kind.${kind}.cure` as "kind.extra.cure")}</p> : null}
      <p className="text-sm text-muted">
        {t("firstSeen")} <Time at={firstSeenAt} precision="minute" /> · {t("lastSeen")} <Time at={lastSeenAt} precision="minute" />
      </p>
    </>
  );
}

/** Tools there that are not the approved ones; other evidence is told by the sentence already. */
function ToolChanges({ evidence }: { evidence: unknown }) {
  const read = toolEvidenceSchema.safeParse(evidence);
  if (!read.success || read.data.changes.length === 0) return null;
  const changes = read.data.changes.map(({ kind, name, before, after }): ItemChange => ({ kind, place: ["tools", name], approved: before, standing: after }));
  return <ItemChanges changes={changes} />;
}
