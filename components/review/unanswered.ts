import type { Route } from "next";
import { useSyncExternalStore } from "react";
import type { Outbox, OutboxEntry } from "./outbox";
import { storedUnanswered, storeUnanswered } from "./unanswered-store";

/** A decision that was sent as its page went: what came of it was never heard. */
export interface UnansweredDecision {
  key: string;
  label: string;
  text?: string;
  href?: Route;
  /** The reviews it was about. */
  reviewIds: readonly string[];
  /** When its page went, in ms since 1970. */
  at: number;
}

/** Who has not looked for so long knows it from elsewhere. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
/** A decision was made ten seconds before it was sent, and the clock of a browser may be behind the server's. */
const EARLIER_MS = 5 * 60 * 1000;
const NONE: readonly UnansweredDecision[] = [];
const listeners = new Set<() => void>();
let read: { stored: string | null; decisions: readonly UnansweredDecision[] } = { stored: null, decisions: NONE };

/** What was stored, without what is too old and what is none of ours. Pure. */
export function unansweredIn(stored: string | null, now: number): readonly UnansweredDecision[] {
  try {
    const decisions: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(decisions) ? decisions.filter(isUnanswered).filter(({ at }) => now - at < KEPT_FOR_MS) : NONE;
  } catch {
    return NONE;
  }
}

function isUnanswered(value: unknown): value is UnansweredDecision {
  const { key, label, at, text, href, reviewIds } = (value ?? {}) as Partial<Record<keyof UnansweredDecision, unknown>>;
  const isPath = href === undefined || (typeof href === "string" && /^\/(?!\/)/.test(href));
  const areIds = Array.isArray(reviewIds) && reviewIds.every((id) => typeof id === "string");
  return areIds && typeof key === "string" && typeof label === "string" && typeof at === "number" && (text === undefined || typeof text === "string") && isPath;
}

/** Whether one of the votes of a review is the decision of this person: then it has arrived after all. Pure. */
export function isAmong(votes: readonly { voter: { id: string }; comment: string; castAt: string }[], { text = "", at }: UnansweredDecision, person: string): boolean {
  return votes.some(({ voter, comment, castAt }) => voter.id === person && comment === text && Date.parse(castAt) > at - EARLIER_MS);
}

function store(person: string, decisions: readonly UnansweredDecision[]): void {
  storeUnanswered(person, decisions.length === 0 ? null : JSON.stringify(decisions));
  for (const listener of listeners) listener();
}

/**
 * Sends what is open as its page goes. Until an answer came, it is kept for the next page of this person; what was refused is kept too, for
 * nobody may be there to read it.
 */
export async function entrust(outbox: Outbox, person: string): Promise<void> {
  const sent = outbox.open().map((entry) => ({ id: entry.id, kept: unansweredOf(entry) }));
  if (sent.length > 0) store(person, [...unansweredIn(storedUnanswered(person), Date.now()), ...sent.map(({ kept }) => kept)]);
  await outbox.flush({ keepalive: true });
  const arrived = new Set(outbox.entries().filter(({ state }) => state === "sent").map(({ id }) => id));
  forgetUnanswered(person, sent.filter(({ id }) => arrived.has(id)).map(({ kept }) => kept.key));
}

function unansweredOf({ label, reviewIds, text, href }: OutboxEntry): UnansweredDecision {
  return { key: crypto.randomUUID(), at: Date.now(), label, reviewIds, ...(text !== undefined && { text }), ...(href !== undefined && { href }) };
}

/** Forgets decisions whose answer came, or that somebody has looked after. */
export function forgetUnanswered(person: string, keys: readonly string[]): void {
  if (keys.length > 0) store(person, unansweredIn(storedUnanswered(person), Date.now()).filter(({ key }) => !keys.includes(key)));
}

function current(person: string): readonly UnansweredDecision[] {
  const now = storedUnanswered(person);
  if (now !== read.stored) read = { stored: now, decisions: unansweredIn(now, Date.now()) };
  return read.decisions;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The decisions of a person that nobody heard of again. The server knows of none. */
export function useUnanswered(person: string): readonly UnansweredDecision[] {
  return useSyncExternalStore(subscribe, () => current(person), () => NONE);
}
