import { CircleCheck, CircleX, Gavel, PenLine } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { conclusionEvidencePath, evidencePath } from "@/components/console/paths";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import type { Tone } from "@/components/ui/tone";
import type { Decision, Review } from "@/lib/review/schema";
import { VisibleText } from "@/components/ui/visible-text";

const LOOK: Record<Decision, { icon: LucideIcon; tone: Tone }> = {
  approve: { icon: CircleCheck, tone: "success" },
  request_changes: { icon: PenLine, tone: "warning" },
  reject: { icon: CircleX, tone: "danger" },
};

/** The votes of all rounds; those of an earlier one are marked as void. A conclusion, which counts them, stands last. */
export function VoteList({ review }: { review: Review }) {
  const t = useTranslations("review");
  const decision = useTranslations("decision");
  const votes = review.votes.map((vote) => ({
    id: vote.id,
    ...LOOK[vote.decision],
    title: `${vote.voter.name}: ${decision(vote.decision)}`,
    meta: (
      <>
        <Time at={vote.castAt} precision="minute" /> · {t("round", { number: vote.round })}
        {vote.round === review.round ? null : ` · ${t("votesVoid")}`}
        {vote.evidence === null ? null : <> · <TextLink href={evidencePath(review.id, vote.id)}>{t("evidenceSheet")}</TextLink></>}
      </>
    ),
    body: vote.comment === "" ? null : <p className="whitespace-pre-wrap"><VisibleText text={vote.comment} /></p>,
  }));
  const items = [...votes, ...useConclusion(review)];
  return (
    <div>
      <h3 className="mb-2 text-sm font-semibold">{t("votes")}</h3>
      {items.length === 0 ? <p className="text-muted">{t("votesNone")}</p> : <Timeline label={t("votes")} items={items} />}
    </div>
  );
}

function useConclusion({ id, conclusion }: Review) {
  const t = useTranslations("review");
  if (conclusion === null) return [];
  const { by, at, evidence } = conclusion;
  const meta = (
    <>
      <Time at={at} precision="minute" />
      {evidence === null ? null : <> · <TextLink href={conclusionEvidencePath(id)}>{t("evidenceSheet")}</TextLink></>}
    </>
  );
  return [{ id: "conclusion", icon: Gavel, tone: "success" as const, title: `${by.name}: ${t("concluded")}`, meta, body: null }];
}
