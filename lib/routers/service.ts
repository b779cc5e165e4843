import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { addSightings, routersSeen } from "@/lib/routers/repository";
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
