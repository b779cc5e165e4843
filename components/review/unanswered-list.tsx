"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { readReview } from "@/lib/review/queries";
import { AfterDecision, KeptWords } from "./kept-words";
import { forgetUnanswered, isAmong, type UnansweredDecision, useUnanswered } from "./unanswered";

/** Decisions of a person that an earlier page sent as it went. Those that have arrived are forgotten without a word. */
export default function UnansweredDecisions({ person }: { person: string }) {
  return useUnanswered(person).map((decision) => <Unanswered key={decision.key} person={person} decision={decision} onForget={() => forgetUnanswered(person, [decision.key])} />);
}

function Unanswered({ person, decision, onForget }: { person: string; decision: UnansweredDecision; onForget: () => void }) {
  const [isMissing, setMissing] = useState(false);
  const settle = useEffectEvent((arrived: boolean) => (arrived ? onForget() : setMissing(true)));
  useEffect(() => void hasArrived(decision, person).then(settle), [decision, person]);
  return isMissing ? <Missing decision={decision} onDismiss={onForget} /> : null;
}

/** What was sent as a page went may still be on its way when the next one looks. */
const ON_ITS_WAY_MS = 2_000;

/** False also where nobody could look. */
async function hasArrived(decision: UnansweredDecision, person: string): Promise<boolean> {
  const look = async (id: string) => isAmong((await readReview(id)).votes, decision, person);
  const lookAtAll = async () => (await Promise.all(decision.reviewIds.map(look)).catch(() => [false])).every(Boolean);
  if (await lookAtAll()) return true;
  await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY_MS));
  return lookAtAll();
}

/** What was typed is shown, so that it is not lost. */
function Missing({ decision: { label, text, href }, onDismiss }: { decision: UnansweredDecision; onDismiss: () => void }) {
  const t = useTranslations("outbox");
  return (
    <Notice tone="warning" role="alert" title={t("unanswered", { label })} className="border border-line shadow-raised">
      <p>{t("unansweredBody")}</p>
      <KeptWords text={text} className="mt-2" />
      <AfterDecision href={href} onDismiss={onDismiss} className="mt-2" />
    </Notice>
  );
}
