"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, lazy, Suspense, use, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { beforeSessionEnds } from "@/components/layout/end-session";
import { useToast } from "@/components/ui/toast";
import { Outbox, type HeldDecision, type OutboxEntry } from "./outbox";
import { storedUnanswered } from "./unanswered-store";

const Unanswered = lazy(() => import("./unanswered-list"));
/** Fetched with the first decision: it must be there before the page goes. */
const fetchKeeper = () => import("./unanswered");
const fetchList = () => import("./outbox-list");

/** Fetched with the first decision. Where that fails, people still read what is on its way; nothing of the sending depends on it. */
const FailedDecisions = lazy(() => fetchList().then(({ FailedDecisions: list }) => ({ default: list }), () => ({ default: PlainList })));
const OtherDecisions = lazy(() => fetchList().then(({ OtherDecisions: list }) => ({ default: list }), () => ({ default: PlainList })));

function PlainList({ entries }: { entries: readonly OutboxEntry[] }) {
  const t = useTranslations("outbox");
  return entries.map(({ id, label, state, text }) => (
    <div key={id} role={state === "failed" ? "alert" : undefined} className="rounded-card border border-line bg-surface p-4 text-sm">
      {state === "failed" ? t("failed", { label }) : label}
      {state === "failed" && text ? <p className="whitespace-pre-wrap wrap-anywhere">{text}</p> : null}
    </div>
  ));
}

type DecisionOutbox = {
  /** Holds a decision for ten seconds, then sends it. False when one about the same review is on its way already. */
  hold: (decision: HeldDecision) => boolean;
  /** Whether a decision about this review is on its way. */
  isHeld: (reviewId: string) => boolean;
};

const OutboxContext = createContext<DecisionOutbox | null>(null);

/** What an earlier page left is read once. */
const never = () => () => undefined;
const NOTHING: ReturnType<Outbox["entries"]> = [];

/**
 * Holds decisions while people go on in the console. What still waits is sent at once when the page goes, before the reader
 * signs out, or when they leave the console: nobody is there any more to take it back, and then a toast says what came of it.
 * No refusal is lost: the browser asks before the page goes, the next page tells what got no answer, and nobody is signed out of a refusal.
 */
export function DecisionOutboxProvider({ person, children }: { person: string; children: ReactNode }) {
  const t = useTranslations("outbox");
  const router = useRouter();
  const showToast = useToast();
  const [outbox] = useState(() => new Outbox());
  const keeper = useRef<Awaited<ReturnType<typeof fetchKeeper>>>(null);
  const hasUnanswered = useSyncExternalStore(never, () => storedUnanswered(person) !== null, () => false);
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries, () => NOTHING);

  // What is on the page was true before it was sent.
  const settled = entries.filter(({ state }) => state === "sent" || state === "failed").length;
  useEffect(() => {
    if (settled > 0) router.refresh();
  }, [settled, router]);

  const report = useEffectEvent((ids: readonly number[]) => {
    for (const entry of outbox.entries()) {
      if (!ids.includes(entry.id)) continue;
      if (entry.state === "failed") showToast({ title: t("failed", { label: entry.label }), description: entry.text ?? "", tone: "danger" });
      else if (entry.state === "sent") showToast({ title: entry.outcome ?? t("sent", { label: entry.label }) });
    }
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (outbox.open().length > 0) event.preventDefault();
    };
    const send = () => void (keeper.current?.entrust(outbox, person) ?? outbox.flush({ keepalive: true }));
    window.addEventListener("beforeunload", ask);
    window.addEventListener("pagehide", send);
    const stayIn = beforeSessionEnds(() => outbox.flush({ keepalive: false }));
    return () => {
      stayIn();
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("pagehide", send);
      const waiting = outbox.entries().filter(({ state }) => state === "waiting").map(({ id }) => id);
      void outbox.flush({ keepalive: false }).then(() => report(waiting));
    };
  }, [outbox, person]);

  const hold = (decision: HeldDecision): boolean => {
    void fetchKeeper().then((fetched) => (keeper.current = fetched), () => undefined);
    return outbox.hold(decision);
  };
  const value: DecisionOutbox = { hold, isHeld: (reviewId) => outbox.isHeld(reviewId) };
  return (
    <OutboxContext value={value}>
      {children}
      <OutboxFrame outbox={outbox} entries={entries}>
        <Suspense fallback={null}>{hasUnanswered ? <Unanswered person={person} /> : null}</Suspense>
      </OutboxFrame>
    </OutboxContext>
  );
}

/**
 * Decisions on their way, above everything else. What comes is announced once, in a region that was there before. What failed
 * interrupts, and stays until it is closed.
 */
function OutboxFrame({ outbox, entries, children }: { outbox: Outbox; entries: readonly OutboxEntry[]; children: ReactNode }) {
  const failed = entries.filter((entry) => entry.state === "failed");
  const others = entries.filter((entry) => entry.state !== "failed");
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-xl flex-col gap-2 print:hidden *:pointer-events-auto">
      {children}
      <Suspense fallback={null}>{failed.length === 0 ? null : <FailedDecisions outbox={outbox} entries={failed} />}</Suspense>
      <div role="status" aria-atomic={false} aria-relevant="additions" className="flex flex-col gap-2">
        <Suspense fallback={null}>{others.length === 0 ? null : <OtherDecisions outbox={outbox} entries={others} />}</Suspense>
      </div>
    </div>
  );
}

/** The outbox of the console: what is decided here goes through it. */
export function useDecisionOutbox(): DecisionOutbox {
  const outbox = use(OutboxContext);
  if (!outbox) throw new Error("useDecisionOutbox needs a DecisionOutboxProvider above it");
  return outbox;
}
