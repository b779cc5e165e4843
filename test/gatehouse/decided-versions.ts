import { setTimeout as pause } from "node:timers/promises";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import type { Fleet } from "@/test/gatehouse/fleet";
import type { PersonName } from "@/test/gatehouse/start";

const GIVE_UP_MS = 180_000;
const ANSWER_WITHIN_MS = 20_000;
const NAMESPACE = "com.fault";

/** What shall happen to a version, in this order. */
export type Fate = "pending" | "rejected" | "approved" | "suspended";
const FATES: readonly Fate[] = ["suspended", "approved", "approved", "rejected", "suspended", "approved", "approved", "pending"];

/** A version and when what was asked for and acknowledged, in ms since the epoch. */
export interface DecidedVersion {
  name: string;
  fate: Fate;
  manifest: ReturnType<typeof plainManifest>;
  approvalAskedAt: number;
  approvedAt: number;
  suspendedAt: number;
}

export const nameOf = (index: number) => `${NAMESPACE}/s${String(index).padStart(4, "0")}`;
/** Every name of ours in an answer: its description carries it where an API knows other names. */
export const namesIn = (text: string): Set<string> => new Set([...text.matchAll(/com[./]fault[/ ]s(\d{4})/g)].map(([, number]) => nameOf(Number(number))));

/** Enough versions for about this many decisions. */
export function versionsFor(decisions: number): DecidedVersion[] {
  return Array.from({ length: Math.ceil((decisions * 8) / 9) }, (_, index) => {
    const name = nameOf(index);
    const fate = FATES[index % FATES.length] ?? "approved";
    return { name, fate, manifest: plainManifest(name, "1.0.0"), approvalAskedAt: Infinity, approvedAt: Infinity, suspendedAt: Infinity };
  });
}

/** Takes a version to its fate, whatever dies meanwhile: what was not acknowledged is looked up and tried again. */
export async function decideVersion(fleet: Fleet, version: DecidedVersion): Promise<void> {
  await untilDone(() => publish(fleet, version));
  if (version.fate === "pending") return;
  if (version.fate === "rejected") return untilDone(() => vote(fleet, version, "reject"));
  await untilDone(() => vote(fleet, version, "approve"));
  version.approvedAt = Date.now();
  if (version.fate !== "suspended") return;
  await untilDone(() => suspend(fleet, version));
  version.suspendedAt = Date.now();
}

/** Tries until `attempt` says that it is done. A process or database that is away is no answer. */
async function untilDone(attempt: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + GIVE_UP_MS;
  let last: unknown;
  while (Date.now() < deadline) {
    const isDone = await attempt().catch((error: unknown) => {
      last = error;
      return false;
    });
    if (isDone) return;
    await pause(100);
  }
  throw new Error("gave up", { cause: last });
}

async function publish(fleet: Fleet, { manifest }: DecidedVersion): Promise<boolean> {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${fleet.bootstrapToken}` };
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(`${fleet.web().baseUrl}/v0.1/publish`, { method: "POST", headers, body: JSON.stringify(manifest), signal });
  // Refused as a duplicate: an earlier attempt came through, and only its answer was lost.
  return answer.status === 200 || (answer.status === 400 && (await answer.text()).includes("duplicate"));
}

interface Row {
  id: string;
  server: string;
  state: string;
}

async function ask<T>(fleet: Fleet, person: PersonName, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const session = await fleet.session(fleet.web(), person);
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await session.fetch(path, { signal, ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }) });
  return { status: answer.status, body: (await answer.json()) as T };
}

async function rowIn(fleet: Fleet, name: string, state: string): Promise<Row | undefined> {
  const query = new URLSearchParams({ state, catalog: "default", q: name });
  const { body } = await ask<{ items: Row[] }>(fleet, "ada", `/api/v1/reviews?${query}`);
  return body.items.find(({ server }) => server === name);
}

async function vote(fleet: Fleet, version: DecidedVersion, decision: "approve" | "reject"): Promise<boolean> {
  const row = await rowIn(fleet, version.name, "in_review");
  if (row === undefined) return (await rowIn(fleet, version.name, decision === "approve" ? "approved" : "rejected")) !== undefined;
  const { body } = await ask<{ revision: number; digest: string }>(fleet, "ada", `/api/v1/reviews/${row.id}`);
  if (decision === "approve") version.approvalAskedAt = Math.min(version.approvalAskedAt, Date.now());
  const { revision, digest } = body;
  return (await ask(fleet, "ada", `/api/v1/reviews/${row.id}/votes`, { decision, comment: "Read.", revision, digest })).status === 200;
}

async function suspend(fleet: Fleet, { name }: DecidedVersion): Promise<boolean> {
  const path = `/api/v1/catalogs/default/listings/${encodeURIComponent(name)}/1.0.0/suspend`;
  const { status, body } = await ask<{ code?: string }>(fleet, "sam", path, { reason: "Seen phoning home." });
  return status === 200 || (status === 409 && (body.code === "invalid_transition" || body.code === "version_suspended"));
}
