"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ApiProblem } from "@/lib/http/api-client";
import { AfterDecision, KeptWords } from "./kept-words";
import { HELD_FOR_MS, type Outbox, type OutboxEntry } from "./outbox";

const TICK_MS = 250;
/** What went well need not be closed by hand. */
const SENT_SHOWN_FOR_MS = 12_000;

type FailedEntry = OutboxEntry & { state: "failed" };

/** What could not be sent. */
export function FailedDecisions({ outbox, entries }: { outbox: Outbox; entries: readonly FailedEntry[] }) {
  return entries.map((entry) => <Failed key={entry.id} entry={entry} onDismiss={() => outbox.dismiss(entry.id)} />);
}

/** What waits, is being sent or has ended well. The seconds that pass are for the eye. */
export function OtherDecisions({ outbox, entries }: { outbox: Outbox; entries: readonly Exclude<OutboxEntry, FailedEntry>[] }) {
  const newest = entries.findLast(({ state }) => state === "waiting");
  return entries.map((entry) => {
    // A new element for each state, so that it counts as an addition and is read.
    const key = `${entry.id} ${entry.state}`;
    if (entry.state === "waiting") return <Waiting key={key} entry={entry} outbox={outbox} hasKey={entry === newest} />;
    if (entry.state === "sending") return <Sending key={key} label={entry.label} />;
    return <Ended key={key} entry={entry} onDismiss={() => outbox.dismiss(entry.id)} />;
  });
}

const frame = "rounded-card border border-line bg-surface p-4 text-sm shadow-raised";

function Waiting({ entry, outbox, hasKey }: { entry: OutboxEntry; outbox: Outbox; hasKey: boolean }) {
  const t = useTranslations("outbox");
  const [left, setLeft] = useState(HELD_FOR_MS);
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, entry.dueAt - Date.now())), TICK_MS);
    return () => clearInterval(timer);
  }, [entry.dueAt]);
  return (
    <div className={frame}>
      <p className="font-semibold wrap-anywhere">{entry.label}</p>
      <p className="sr-only">{t("waiting", { count: HELD_FOR_MS / 1000 })}</p>
      <div aria-hidden className="mt-2 flex items-center gap-3">
        <ProgressBar label="" value={left} max={HELD_FOR_MS} />
        <span className="whitespace-nowrap text-muted tabular-nums">{t("left", { count: Math.ceil(left / 1000) })}</span>
      </div>
      <ButtonRow className="mt-3">
        <Button size="small" variant="quiet" onClick={() => void outbox.sendNow(entry.id)}>
          {t("sendNow")}
        </Button>
        <Button size="small" variant="primary" aria-label={t("takeBackNamed", { label: entry.label })} aria-keyshortcuts={hasKey ? "u" : undefined} onClick={() => outbox.takeBack(entry.id)}>
          {t("takeBack")}
          {hasKey ? <span aria-hidden><Kbd keys="u" /></span> : null}
        </Button>
      </ButtonRow>
    </div>
  );
}

function Sending({ label }: { label: string }) {
  const t = useTranslations("outbox");
  return <div className={frame}>{t("sending", { label })}</div>;
}

function Ended({ entry, onDismiss }: { entry: OutboxEntry; onDismiss: () => void }) {
  const t = useTranslations("outbox");
  const { state, label, href } = entry;
  useEffect(() => {
    if (state !== "sent") return;
    const timer = setTimeout(onDismiss, SENT_SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  });
  return (
    <Notice tone={state === "sent" ? "success" : "info"} title={state === "sent" ? (entry.outcome ?? t("sent", { label })) : t("takenBack", { label })} className="border border-line shadow-raised">
      <AfterDecision href={href} onDismiss={onDismiss} className="mt-2" />
    </Notice>
  );
}

const isApiProblem = (problem: unknown): problem is ApiProblem => problem instanceof Error && problem.name === "ApiProblem";

/** What happened, by whom and when says the problem itself; what was typed is shown, so that nothing is lost. */
function Failed({ entry, onDismiss }: { entry: FailedEntry; onDismiss: () => void }) {
  const t = useTranslations("outbox");
  const { problem, label, text, href } = entry;
  return (
    <section aria-label={t("failed", { label })} className={frame}>
      <p className="mb-2 font-semibold wrap-anywhere">{t("failed", { label })}</p>
      {isApiProblem(problem) ? <ProblemNotice problem={problem} reloads={false} /> : <Notice tone="danger" role="alert" title={String(problem)} />}
      <KeptWords text={text} className="mt-3" />
      <AfterDecision href={href} onDismiss={onDismiss} className="mt-3" />
    </section>
  );
}
