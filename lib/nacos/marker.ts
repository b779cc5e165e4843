import { z } from "zod";
import type { NacosAdmin } from "./client/admin";
import { isNacosError } from "./client/errors";

/**
 * The marker config by which two registries on one namespace notice each other (nacos.md §7.8, CAS). It is the only raw
 * config we write. The generation tells copies of one installation apart: a restored backup knows an older one.
 */
const MARKER = { groupName: "mcp-registry-sync", dataId: "sync-state.json" };

const markerSchema = z.object({ owner: z.string(), generation: z.number().int() });
export type Marker = z.infer<typeof markerSchema>;

export type Claim =
  | { kind: "ours" }
  /** Somebody else's, or nobody's that we can read. */
  | { kind: "foreign"; owner: string };

/**
 * Whether a marker that was read is ours. We note a generation before we write it, so that a process that died in between
 * finds the one before. Pure.
 */
export function judgeMarker(content: string, own: Marker): Claim {
  const marker = markerSchema.safeParse(parseJson(content));
  if (!marker.success) return { kind: "foreign", owner: "unknown" };
  const { owner, generation } = marker.data;
  if (owner !== own.owner) return { kind: "foreign", owner };
  return generation === own.generation || generation === own.generation - 1 ? { kind: "ours" } : { kind: "foreign", owner: `${owner}, another copy of this installation` };
}

/**
 * Reads the marker; one that is missing is not foreign. Whoever does not hold the lease asks for `own` after it was read: the
 * holder may be writing the next one.
 */
export async function readClaim(admin: Pick<NacosAdmin, "readConfig">, own: Marker | (() => Promise<Marker>)): Promise<Claim> {
  const stored = await admin.readConfig(MARKER);
  return stored === null ? { kind: "ours" } : judgeMarker(stored.content, typeof own === "function" ? await own() : own);
}

/**
 * Writes our marker with the next generation over ours, or over whatever is there when `takeOver`. `note` keeps the
 * generation first. Losing the race against another registry is a foreign claim.
 */
export async function writeClaim(admin: Pick<NacosAdmin, "readConfig" | "publishConfig">, own: Marker, takeOver: boolean, note: (generation: number) => Promise<void>): Promise<Claim> {
  const stored = await admin.readConfig(MARKER);
  const claim: Claim = stored === null || takeOver ? { kind: "ours" } : judgeMarker(stored.content, own);
  if (claim.kind === "foreign") return claim;
  const next: Marker = { owner: own.owner, generation: (takeOver ? own.generation : lastWritten(stored?.content, own)) + 1 };
  await note(next.generation);
  try {
    await admin.publishConfig(MARKER, JSON.stringify(next), stored?.md5 ?? null);
    return { kind: "ours" };
  } catch (error) {
    if (!isNacosError(error, "conflict")) throw error;
    return readClaim(admin, next);
  }
}

/**
 * The generation that stands there, which may be one below the one we noted: a write that was refused or lost is tried again
 * under the same number. Counting on would make our own marker look like a copy's after the second refusal.
 */
function lastWritten(content: string | undefined, own: Marker): number {
  const marker = content === undefined ? null : markerSchema.safeParse(parseJson(content));
  return marker?.success ? marker.data.generation : own.generation;
}

/** Gives the namespace free when the marker is ours. */
export async function releaseClaim(admin: Pick<NacosAdmin, "readConfig" | "deleteConfig">, own: Marker): Promise<void> {
  const stored = await admin.readConfig(MARKER);
  if (stored !== null && judgeMarker(stored.content, own).kind === "ours") await admin.deleteConfig(MARKER);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
