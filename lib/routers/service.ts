import { authorize, can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { addSightings, countRouters, routersSeen } from "@/lib/routers/repository";
import type { Router } from "@/lib/routers/schema";
import { type RouterCall, type Sighting, Sightings } from "@/lib/routers/sightings";

const FLUSH_EVERY_MS = 10_000;
const MAX_ROUTERS = 100;

const sightings = new Sightings();

/** Counts a call of a router; written down with the next flush. */
export function noteRouter(call: RouterCall, who: Pick<Sighting, "reader" | "agent" | "catalog">): void {
  sightings.note(call, who, new Date());
}

/** Writes down what was counted. What cannot be written is dropped: last-seen is a help, not a record. */
export async function flushRouters(): Promise<void> {
  const taken = sightings.take();
  if (taken.length > 0) await addSightings(taken);
}

/** Flushes every ten seconds, and once more when it is stopped. */
export function startRouterFlush(onError: (error: unknown) => void): { stop(): Promise<void> } {
  const timer = setInterval(() => void flushRouters().catch(onError), FLUSH_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await flushRouters().catch(onError);
    },
  };
}

/** The hundred routers seen last, the newest first. Throws `forbidden` for all but auditors and administrators. */
export async function listRouters(viewer: Viewer | null): Promise<Router[]> {
  authorize(viewer, "router.read");
  return routersSeen(MAX_ROUTERS);
}

/**
 * The routers that read some catalogs since a moment: how many, and by name for those who may see routers, else null. For whoever
 * may suspend there: the caller has authorised it.
 */
export async function routersReading(viewer: Viewer, catalogs: readonly string[], since: Date): Promise<{ count: number; items: Router[] | null }> {
  const choice = { catalogs, since };
  const [count, items] = await Promise.all([countRouters(choice), can(viewer, "router.read") ? routersSeen(MAX_ROUTERS, choice) : null]);
  return { count, items };
}
