import { setTimeout as pause } from "node:timers/promises";
import type { FeedFollower } from "@/lib/catalog/caught-up";
import { FeedConnection, type FeedEvent } from "@/lib/catalog/feed-connection";
import type { ReadModel } from "@/lib/catalog/read-model";
import { RecentChanges } from "@/lib/catalog/recent-changes";
import { Signal } from "@/lib/catalog/signal";
import { AppError } from "@/lib/http/errors";

const EVENTS_PER_BATCH = 500;
const RECORD_EVERY_MS = 5_000;
const RECONNECT_AFTER_MS = 500;
const CATCH_UP_WITHIN_MS = 15_000;

export interface FeedTailOptions {
  databaseUrl: string;
  /** The name under which this process appears in `feed_consumer`. */
  consumer: string;
  /** How long the feed may stay unconfirmed before this process calls itself stale. */
  staleAfterMs: number;
  /** How often the feed is read without being woken; a lost NOTIFY costs at most this. */
  pollMs?: number;
  /** Told of every lost connection; following goes on by itself. */
  onError: (error: unknown) => void;
}

/**
 * Follows the feed and keeps a read model up to it.
 *
 * Events only say *what* to read again: each touched server is loaded as it is now. So applying an event twice, or one
 * whose effect was already read, changes nothing, and a NOTIFY is no more than a wake-up. Because `seq` follows commit
 * order (trigger `catalog_event_order`), "everything after the last applied number" never misses a late commit.
 */
export class FeedTail implements FeedFollower {
  /** What was applied lately, for the readers of `/changes`. */
  readonly recent = new RecentChanges();
  private applied = 0;
  private newest = 0;
  private confirmed = 0;
  private recorded = 0;
  private asked = 0;
  private answered = 0;
  private stopped = false;
  private released = false;
  private running: Promise<void> | undefined;
  private readonly wakeUp = new Signal();
  private readonly progress = new Signal();

  constructor(
    private readonly model: ReadModel,
    private readonly options: FeedTailOptions,
  ) {}

  /** Begins to follow; resolves when the model is complete. Keeps trying while the database is away. */
  async start(): Promise<void> {
    this.running = this.run();
    while (this.confirmed === 0 && !this.stopped) await this.progress.wait();
  }

  /** Ends following and its connection. The model keeps its last state. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp.raise();
    this.progress.raise();
    await this.running;
  }

  /** Ends every wait for changes, now and from now on: a process that drains keeps nobody waiting. Following goes on. */
  releaseReaders(): void {
    this.released = true;
    this.progress.raise();
  }

  /** False once it was stopped or its readers were released: waiting for changes makes no sense any more. */
  get isFollowing(): boolean {
    return !this.stopped && !this.released;
  }

  /** The last event whose effect is served. */
  get appliedSeq(): number {
    return this.applied;
  }

  /** Newest known number minus applied number. */
  get lag(): number {
    return Math.max(0, this.newest - this.applied);
  }

  /** When the served state was last known to be the decided one, in ms since the epoch; 0: never yet. */
  get confirmedAt(): number {
    return this.confirmed;
  }

  isFresh(now: number = Date.now()): boolean {
    return now - this.confirmed <= this.options.staleAfterMs;
  }

  /** @throws AppError `not_ready` when the database could not be read for 15 s; what was committed stays committed. */
  async catchUp(): Promise<void> {
    const ticket = ++this.asked;
    this.wakeUp.raise();
    const deadline = Date.now() + CATCH_UP_WITHIN_MS;
    while (this.answered < ticket && !this.stopped) {
      if (Date.now() >= deadline) throw new AppError("not_ready", "The change is stored, but this process cannot read it back at the moment.");
      await this.progress.wait(deadline - Date.now());
    }
  }

  /** Resolves when an event after `seq` is applied, when `timeoutMs` is over, or when `signal` says so. */
  async changedAfter(seq: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (this.applied <= seq && this.isFollowing && !signal?.aborted && Date.now() < deadline) {
      await this.progress.wait(deadline - Date.now(), signal);
    }
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const connection = await FeedConnection.open(this.options.databaseUrl, () => this.wakeUp.raise());
        await this.follow(connection).finally(() => connection.close());
      } catch (error) {
        this.options.onError(error);
        if (!this.stopped) await pause(RECONNECT_AFTER_MS);
      }
    }
  }

  private async follow(connection: FeedConnection): Promise<void> {
    await this.resume(connection);
    while (!this.stopped) {
      const ticket = this.asked;
      await this.applyNew(connection);
      this.answered = ticket;
      this.progress.raise();
      await this.record(connection);
      if (this.asked === this.answered) await this.wakeUp.wait(this.options.pollMs ?? 1_000);
    }
    await connection.forgetConsumer(this.options.consumer);
  }

  /** A full snapshot at first, and when the feed is behind us: then the database was restored from a backup. */
  private async resume(connection: FeedConnection): Promise<void> {
    if (this.confirmed > 0 && (await connection.newestSeq()) >= this.applied) return;
    const asOf = Date.now();
    const { seq, access, servers } = await connection.snapshot();
    this.model.load(access, servers);
    this.recent.startAfter(seq);
    this.applied = seq;
    this.confirmed = asOf;
    this.progress.raise();
  }

  private async applyNew(connection: FeedConnection): Promise<void> {
    for (;;) {
      const asOf = Date.now();
      const events = await connection.eventsAfter(this.applied, EVENTS_PER_BATCH);
      const last = events.at(-1);
      if (last !== undefined) {
        this.newest = last.seq;
        await this.apply(connection, events);
        this.recent.append(events);
        this.applied = last.seq;
        this.progress.raise();
      }
      this.confirmed = asOf;
      if (events.length < EVENTS_PER_BATCH) return;
    }
  }

  private async apply(connection: FeedConnection, events: readonly FeedEvent[]): Promise<void> {
    const servers = new Set(events.flatMap(({ serverId }) => (serverId === null ? [] : [serverId])));
    const facts = servers.size > 0 ? await connection.servers([...servers]) : [];
    const mentioned = facts.flatMap(({ listings }) => [...listings.keys()]);
    // Read after the servers: a catalog that one of them mentions is then known, even before its own event comes.
    if (events.some(({ kind }) => kind === "access") || mentioned.some((id) => !this.model.knowsCatalog(id))) {
      this.model.applyAccess(await connection.access());
    }
    for (const server of facts) this.model.applyServer(server);
  }

  private async record(connection: FeedConnection): Promise<void> {
    if (Date.now() - this.recorded < RECORD_EVERY_MS) return;
    this.recorded = Date.now();
    await connection.recordConsumer(this.options.consumer, this.applied);
  }
}
