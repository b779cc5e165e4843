import type { Route } from "next";

/** How long a decision can be taken back before it is sent (UX contract §3.2): what was sent is append-only. */
export const HELD_FOR_MS = 10_000;

export type HeldDecision = {
  /** What will be sent, as in "Approve io.acme/weather 1.2.0". */
  label: string;
  /** The reviews it is about: none of them takes another decision meanwhile. */
  reviewIds: readonly string[];
  /** What was typed; shown again when sending fails. */
  text?: string | undefined;
  /** Where to look when it failed or was taken back. */
  href?: Route | undefined;
  /** Sends it, and says what came of it. With `keepalive` the page is going, and the request must outlive it. */
  send: (options: { keepalive: boolean }) => Promise<string | undefined>;
};

/** A decision on its way: it waits, is being sent, and ends as one of the others, until it is dismissed. */
export type OutboxEntry = HeldDecision & { id: number; dueAt: number } & (
    | { state: "waiting" | "sending" | "taken-back" }
    | { state: "sent"; outcome: string | undefined }
    | { state: "failed"; problem: unknown }
  );

const isOpen = ({ state }: OutboxEntry) => state === "waiting" || state === "sending";

/**
 * Decisions that were made and not yet sent. Each is sent once: when its time is over, when somebody says so, or when the
 * page goes. Until then it can be taken back. Nothing is lost: what failed stays, with what was typed.
 */
export class Outbox {
  #entries: readonly OutboxEntry[] = [];
  #nextId = 1;
  readonly #sending = new Map<number, Promise<boolean>>();
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly entries = (): readonly OutboxEntry[] => this.#entries;

  /** False, and nothing is held, when one of its reviews has a decision on its way already. */
  hold(decision: HeldDecision): boolean {
    if (decision.reviewIds.some((id) => this.isHeld(id))) return false;
    const id = this.#nextId++;
    this.#set([...this.#entries.filter(({ state }) => state !== "taken-back"), { ...decision, id, dueAt: Date.now() + HELD_FOR_MS, state: "waiting" }]);
    this.#timers.set(id, setTimeout(() => void this.sendNow(id), HELD_FOR_MS));
    return true;
  }

  /** Whether a decision about this review is on its way. */
  isHeld(reviewId: string): boolean {
    return this.#entries.some((entry) => isOpen(entry) && entry.reviewIds.includes(reviewId));
  }

  /** What waits or is being sent: nobody knows yet what will come of it. */
  readonly open = (): readonly OutboxEntry[] => this.#entries.filter(isOpen);

  /** Nothing happens to one that is being sent already. */
  takeBack(id: number): void {
    if (this.#claim(id)) this.#change(id, { state: "taken-back" });
  }

  /** Sends one that waits, or joins in when it is being sent. False when it was refused; never rejects. */
  sendNow(id: number, options = { keepalive: false }): Promise<boolean> {
    const entry = this.#claim(id);
    if (!entry) return this.#sending.get(id) ?? Promise.resolve(true);
    this.#change(id, { state: "sending" });
    const sending = this.#send(entry, options).finally(() => this.#sending.delete(id));
    this.#sending.set(id, sending);
    return sending;
  }

  async #send({ id, send }: OutboxEntry, options: { keepalive: boolean }): Promise<boolean> {
    try {
      this.#change(id, { state: "sent", outcome: await send(options) });
      return true;
    } catch (problem) {
      this.#change(id, { state: "failed", problem });
      return false;
    }
  }

  /** Sends all that wait, at once and together. False when one of them, or of those on their way, was refused. */
  async flush(options: { keepalive: boolean }): Promise<boolean> {
    const done = await Promise.all(this.#entries.map(({ id }) => this.sendNow(id, options)));
    return done.every(Boolean);
  }

  dismiss(id: number): void {
    this.#set(this.#entries.filter((entry) => entry.id !== id || isOpen(entry)));
  }

  /** Of several who want to end the waiting of one decision, the first gets it. */
  #claim(id: number): OutboxEntry | undefined {
    const entry = this.#entries.find((candidate) => candidate.id === id && candidate.state === "waiting");
    if (entry) clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    return entry;
  }

  #change(id: number, next: { state: "sending" | "taken-back" } | { state: "sent"; outcome: string | undefined } | { state: "failed"; problem: unknown }): void {
    this.#set(this.#entries.map((entry) => (entry.id === id ? { ...entry, ...next } : entry)));
  }

  #set(entries: readonly OutboxEntry[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}
