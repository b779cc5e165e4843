import { hostname } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { feedFollower } from "@/lib/catalog/caught-up";
import { FeedTail } from "@/lib/catalog/feed-tail";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { slot } from "@/lib/config/slot";

export interface DistributionOptions {
  databaseUrl: string;
  bootstrapToken: string | null;
  /** FEED_STALE_SECONDS, in ms. */
  staleAfterMs: number;
  onError: (error: unknown) => void;
}

/** The serving side of one web process: its read model, and the feed tail that keeps it. */
export interface Distribution {
  readonly model: ReadModel;
  readonly tail: FeedTail;
  stop(): Promise<void>;
}

const current = slot<FeedTail>("feedTail");

/** The feed tail of this process, or undefined where none was started (worker, CLI). */
export function feedTail(): FeedTail | undefined {
  return current.peek();
}

/** Loads the read model, begins to follow the feed, and makes both those of this process. Resolves when it can serve. */
export async function startDistribution(options: DistributionOptions): Promise<Distribution> {
  const { databaseUrl, staleAfterMs, onError } = options;
  const model = new ReadModel({ bootstrapToken: options.bootstrapToken });
  const tail = new FeedTail(model, { databaseUrl, staleAfterMs, onError, consumer: `web:${hostname()}:${process.pid}` });
  await tail.start();
  provideReadModel(model);
  current.set(tail);
  feedFollower.set(tail);
  void indexInSlices(model);
  return { model, tail, stop: () => tail.stop() };
}

const SERVERS_PER_SLICE = 50;

/** Builds the search indexes after the start without holding up requests; a search that comes first finishes the work. */
async function indexInSlices(model: ReadModel): Promise<void> {
  for (const view of model.catalogs()) while (!view.indexSome(SERVERS_PER_SLICE)) await nextTurn();
}
