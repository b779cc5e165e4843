import { expect } from "vitest";
import { type DecidedVersion, decideVersion, namesIn, versionsFor } from "@/test/gatehouse/decided-versions";
import { Fleet } from "@/test/gatehouse/fleet";
import { Watcher } from "@/test/gatehouse/watcher";

const AT_ONCE = 4;

/** What is broken while decisions are made; called again and again until they are all made. */
export type Fault = (fleet: Fleet) => Promise<void>;

export interface FaultRun {
  versions: DecidedVersion[];
  faults: number;
  answers: number;
}

/**
 * Makes about `decisions` decisions while `fault` strikes and readers read. Fails when an answer showed what was not
 * approved, when an acknowledged decision is lost, or when a decision stands on one leg.
 */
export async function decideUnderFaults(decisions: number, fault: Fault): Promise<FaultRun> {
  const fleet = await Fleet.start();
  try {
    const versions = versionsFor(decisions);
    const watcher = new Watcher(fleet, versions);
    const strikes = strikeUntil(fleet, fault, decideAll(fleet, versions));
    const faults = await strikes.finally(() => watcher.stop());
    expect(watcher.faults()).toEqual([]);
    expect(await halfDecisions(fleet)).toEqual([]);
    expect(await fates(fleet)).toEqual(versions.map(({ name, fate }) => ({ name, fate })));
    await expectServed(fleet, versions);
    return { versions, faults, answers: watcher.count };
  } finally {
    await fleet.stop();
  }
}

async function decideAll(fleet: Fleet, versions: readonly DecidedVersion[]): Promise<void> {
  const left = [...versions];
  const decider = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await decideVersion(fleet, next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, decider));
}

/** How often the fault struck before `done`. */
async function strikeUntil(fleet: Fleet, fault: Fault, done: Promise<void>): Promise<number> {
  let isDone = false;
  let count = 0;
  const deciding = done.finally(() => (isDone = true));
  const striking = async (): Promise<void> => {
    for (; !isDone; count += 1) await fault(fleet);
  };
  await Promise.all([deciding, striking()]);
  return count;
}

/** What PostgreSQL says became of each version. */
function fates(fleet: Fleet): Promise<object[]> {
  return fleet.query(`
    SELECT s.name, CASE WHEN l.suspended_at IS NOT NULL THEN 'suspended' WHEN r.state IN ('approved', 'rejected') THEN r.state::text ELSE 'pending' END AS fate
      FROM server s JOIN version v ON v.server_id = s.id JOIN review r ON r.version_id = v.id LEFT JOIN listing l ON l.review_id = r.id
      WHERE s.name LIKE 'com.fault/%' ORDER BY s.name COLLATE "C"`);
}

/** Decisions of which a part is missing: listing, review, audit entry or event, each told by name. */
function halfDecisions(fleet: Fleet): Promise<object[]> {
  return fleet.query(`
    SELECT 'approved, not listed' AS half, r.id FROM review r
      WHERE r.state = 'approved' AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.review_id = r.id)
    UNION ALL SELECT 'listed, not approved', l.id FROM listing l
      WHERE l.basis = 'review' AND NOT EXISTS (SELECT 1 FROM review r WHERE r.id = l.review_id AND r.state = 'approved')
    UNION ALL SELECT 'decided, not recorded', r.id FROM review r
      WHERE r.state IN ('approved', 'rejected') AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE r.id::text = ANY (a.object_ids) AND a.action LIKE 'review.%')
    UNION ALL SELECT 'listed, not told exactly once', l.id FROM listing l JOIN version v ON v.id = l.version_id
      WHERE (SELECT count(*) FROM catalog_event e WHERE e.server_id = v.server_id AND e.catalog_id = l.catalog_id AND e.kind = 'listed' AND e.version = v.version) <> 1
    UNION ALL SELECT 'suspended, not told', l.id FROM listing l JOIN version v ON v.id = l.version_id
      WHERE l.suspended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM catalog_event e WHERE e.server_id = v.server_id AND e.kind = 'suspended' AND e.version = v.version)`);
}

/** Every process serves exactly what was decided, and all the same bytes. */
async function expectServed(fleet: Fleet, versions: readonly DecidedVersion[]): Promise<void> {
  const decided = versions.filter(({ fate }) => fate === "approved").map(({ name }) => name);
  const served = async (index: number) => {
    const names: string[] = [];
    for (let cursor = ""; ; ) {
      const query = new URLSearchParams({ search: "com.fault", limit: "100", ...(cursor !== "" && { cursor }) });
      const text = await (await fetch(`${fleet.web(index).baseUrl}/v0.1/servers?${query}`)).text();
      names.push(...namesIn(text));
      cursor = (JSON.parse(text) as { metadata: { nextCursor?: string } }).metadata.nextCursor ?? "";
      if (cursor === "") return names;
    }
  };
  for (const index of [0, 1]) await expect.poll(() => served(index), { timeout: 60_000 }).toEqual(decided);
}
