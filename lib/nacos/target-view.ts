import type { ServerTarget } from "./server-targets-schema";
import type { listFindings, listEvents, listItems, targetsOfServer } from "./target-repository";
import { countFindings, countRemovals, countStates, oldestWishes, type TargetRow } from "./target-repository";
import { type DriftPolicy, ITEM_STATES, type Target, type TargetEvent, type TargetFinding, type TargetItem, type TroubleCode } from "./target-schema";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Targets as they are shown, with what stands there in numbers. Never the password. */
export async function targetViews(rows: readonly TargetRow[]): Promise<Target[]> {
  const ids = rows.map(({ id }) => id);
  const [states, findings, oldest, removals] = await Promise.all([countStates(ids), countFindings(ids), oldestWishes(ids), countRemovals(ids)]);
  return rows.map((row) => {
    const counts = states.filter(({ targetId }) => targetId === row.id);
    const since = oldest.get(row.id);
    return {
      ...addressOf(row),
      trouble: troubleOf(row),
      servers: Object.fromEntries(ITEM_STATES.map((state) => [state, counts.find((count) => count.state === state)?.count ?? 0])) as Target["servers"],
      lagSeconds: since === undefined ? 0 : Math.max(0, (Date.now() - since.getTime()) / 1000),
      waitingRemovals: removals.get(row.id) ?? 0,
      findings: findings.get(row.id) ?? 0,
    };
  });
}

function addressOf(row: TargetRow): Omit<Target, "trouble" | "servers" | "lagSeconds" | "findings" | "waitingRemovals"> {
  const [url = "", ...urls] = row.urls;
  const isTested = row.testedAt !== null && row.testOk !== null;
  return {
    ...{ id: row.id, name: row.name, url, urls, namespaceId: row.namespaceId, username: row.username, mode: row.mode, version: row.version },
    catalog: row.catalog.slug,
    drift: row.drift as DriftPolicy,
    paused: row.pausedAt !== null,
    removalsPaused: row.removalsPaused,
    removing: row.removingAt !== null,
    lastTest: isTested && row.testedAt ? { at: row.testedAt.toISOString(), ok: row.testOk === true, detail: row.testDetail ?? "" } : null,
    driftCheckedAt: iso(row.driftCheckedAt),
    driftDueAt: row.driftDueAt.toISOString(),
    writer: row.leaseUntil !== null && row.leaseUntil > new Date() ? row.leaseHolder : null,
    createdAt: row.createdAt.toISOString(),
  };
}

function troubleOf({ foreignOwner, breakerReason, breakerCode, breakerUntil }: Pick<TargetRow, "foreignOwner" | "breakerReason" | "breakerCode" | "breakerUntil">): Target["trouble"] {
  if (foreignOwner !== null) return { code: "foreign_registry", reason: `Another registry claims this namespace: ${foreignOwner}.`, until: null };
  return breakerReason === null ? null : { code: (breakerCode ?? "unexpected") as TroubleCode, reason: breakerReason, until: iso(breakerUntil) };
}

type ItemRow = Awaited<ReturnType<typeof listItems>>[number];

export function itemView(row: ItemRow): TargetItem {
  return {
    ...{ server: row.server.name, version: row.desiredVersion, nacosName: row.nacosName, state: row.state as TargetItem["state"] },
    ...{ detail: row.detail, code: row.detailCode, attempts: row.attempts, nextAt: iso(row.nextAt) },
    ...{ desiredHash: row.desiredHash, observedHash: row.observedHash, verifiedAt: iso(row.verifiedAt), at: row.updatedAt.toISOString() },
  };
}

/** One target as a server sees it. */
export function serverTargetView(row: Awaited<ReturnType<typeof targetsOfServer>>[number]): ServerTarget {
  const [item] = row.items;
  return {
    ...{ id: row.id, name: row.name, catalog: row.catalog.slug, trouble: troubleOf(row)?.reason ?? null },
    ...{ paused: row.pausedAt !== null, removalsPaused: row.removalsPaused },
    ...{ state: (item?.state ?? "absent") as ServerTarget["state"], version: item?.desiredVersion ?? null },
  };
}

/** Kinds whose subject is a server of ours that differs there. */
const CURED_BY_WRITING = new Set(["tools_changed", "endpoints_lost"]);

export function findingView(row: Awaited<ReturnType<typeof listFindings>>[number]): TargetFinding {
  const { kind, subject, detail, evidence, firstSeenAt, lastSeenAt } = row;
  return { kind, subject, server: CURED_BY_WRITING.has(kind) ? subject : null, detail, evidence, firstSeenAt: firstSeenAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() };
}

export function eventView(row: Awaited<ReturnType<typeof listEvents>>[number]): TargetEvent {
  const { id, at, serverName, action, subject, version, cause } = row;
  return { id: Number(id), at: at.toISOString(), server: serverName, action, subject, version, cause };
}
