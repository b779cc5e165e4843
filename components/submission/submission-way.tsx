import { useTranslations } from "next-intl";
import { Stepper } from "@/components/ui/stepper";
import type { OwnSubmission, SubmissionStep } from "@/lib/submission/own-submissions-schema";

/** Where a submission stands, and who has the ball. */
export function SubmissionWay({ item }: { item: OwnSubmission }) {
  const t = useTranslations("submissions");
  return (
    <Stepper
      label={t("wayOf", { name: item.server, version: item.version })}
      steps={item.steps.map(({ id, state }) => ({ id, state, title: t(`step.${id}`), stateLabel: t(`stepState.${state}`), note: <StepNote item={item} step={{ id, state }} /> }))}
    />
  );
}

function StepNote({ item, step: { id, state } }: { item: OwnSubmission; step: SubmissionStep }) {
  const t = useTranslations("submissions");
  if (id === "checks" && state === "current") return t("checksRunning");
  if (id === "review" && state === "current" && item.position !== null) return t("position", { position: item.position });
  if (id === "review" && state === "blocked") return t("yourTurn");
  return id === "decision" ? <DecisionNote item={item} /> : null;
}

/** What was decided, and what has become of it since. */
function DecisionNote({ item: { state, outcome } }: { item: OwnSubmission }) {
  const t = useTranslations("submissions");
  if (state !== "approved") return state === "rejected" ? t("rejected") : null;
  return outcome === null || outcome === "served" ? t("approved") : t(`outcome.${outcome}`);
}
