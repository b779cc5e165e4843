import type { JsonValue } from "@/lib/manifest/json-value";
import { log } from "@/lib/telemetry/log";
import { backoffMs } from "./breaker";
import { canonicalServer, serverHash } from "./canonical";
import { isNacosError, isTemporary } from "./client/errors";
import { converge, type Convergence, type Convergent } from "./converge";
import { type DesiredState, desiredId } from "./desired";
import { entryOwner, ownedSentence } from "./entry-owner";
import { loadDesired } from "./load-desired";
import { nacosName } from "./name";
import type { Step } from "./plan";
import type { Run } from "./run";
import { adoptId, closeFindingsOf, countFailure, dropWish, finishWish, isCurrent, type ItemResult, LeaseLost, noteStep, type Wish, wishForName } from "./sync-repository";

/** A newer wish came while this one was worked on. */
class Superseded extends Error {
  override readonly name = "Superseded";
}

/** An entry that has the name of this server is not to be taken, and a person must hear why. */
class EntryKept extends Error {
  override readonly name = "EntryKept";
  constructor(
    readonly entryId: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** A denied write waits so long: rights are given by people. */
const DENIED_MS = 60_000;
/** Nacos may take an id that was just deleted for one in use, for some minutes (seen on 3.1.0). */
const ID_TAKEN_MS = 120_000;

/** Its owner may have been written again by then. */
const KEPT_MS = 60_000;

/** The entry it came from is another server's by now: that one stays. */
const NOTHING_OF_OURS: Convergent = { kind: "settled", observedHash: null, written: false };
const SETTLED = { detailCode: null, detail: null, attempts: 0, nextAt: null, desired: null, observed: null } as const;
/** What is not approved is gone; what is, is written when the target is resumed. */
const HELD_BACK = { state: "pending", urgent: false, attempts: 0, detailCode: "paused", detail: "The target is paused: what is approved is written when it is resumed." } as const;

/**
 * Brings one server of the target to what is decided now, and writes down how that went. Returns the error that concerns
 * the whole target, if it was one. Throws `LeaseLost`.
 */
export async function settleWish(run: Run, wish: Wish): Promise<Error | null> {
  try {
    const { desired, outcome } = await convergeWish(run, wish);
    await noteOutcome(run, wish, desired, outcome);
    return null;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    if (error instanceof Superseded) return null;
    if (error instanceof EntryKept) return noteKept(run, wish, error);
    await countFailure(run.fence);
    await finishWish(run.fence, wish, failureOf(error, wish));
    return isNacosError(error, "unavailable", "auth_denied", "unexpected") ? error : null;
  }
}

async function convergeWish(run: Run, wish: Wish): Promise<{ desired: DesiredState; outcome: Convergent }> {
  const identity = await run.names.of(wish);
  const { isShared, origin } = identity;
  if (isShared) await wishForName(run.fence, nacosName(wish.serverName), wish.serverId);
  const desired = await loadDesired(run.target, wish, identity);
  if (wish.adoptedId === null && origin !== null && desiredId(desired) === origin.nacosId) {
    if (desired.state === "present") await adopt(run, wish, origin.nacosId);
    else if ((await entryOwner(run.target, origin.nacosId, wish.serverId)) !== null) return { desired, outcome: NOTHING_OF_OURS };
  }
  const outcome = await converge(desired, convergence(run, wish, desiredId(desired)));
  if (outcome.kind !== "adopt") return { desired, outcome };
  await adopt(run, wish, outcome.id);
  const adopted = await loadDesired(run.target, { ...wish, adoptedId: outcome.id }, identity);
  return { desired: adopted, outcome: await converge(adopted, convergence(run, wish, desiredId(adopted))) };
}

/** From now on the entry with this id is ours. Throws `EntryKept`. */
async function adopt(run: Run, wish: Wish, id: string): Promise<void> {
  await assertNobodyElses(run, wish, id);
  await adoptId(run.fence, wish.serverId, id);
  await noteStep(run.fence, run.target.name, { serverName: wish.serverName, action: "adopted", subject: id, version: null, cause: wish.cause });
}

/** Asked before an entry is adopted or replaced, whoever decided it: another server of ours may stand behind it. Throws `EntryKept`. */
async function assertNobodyElses(run: Run, wish: Wish, entryId: string): Promise<void> {
  const owner = await entryOwner(run.target, entryId, wish.serverId);
  if (owner !== null) throw new EntryKept(entryId, ownedSentence(owner));
}

async function noteKept(run: Run, wish: Wish, { entryId, message }: EntryKept): Promise<null> {
  await finishWish(run.fence, wish, { ...SETTLED, state: "conflict", detailCode: "name_taken", detail: message, observed: { id: entryId }, nextAt: new Date(Date.now() + KEPT_MS) });
  return null;
}

function convergence(run: Run, wish: Wish, ownId: string): Convergence {
  const { admin, services, capabilities, sleep } = run;
  return {
    ...{ admin, services, capabilities, sleep },
    replaceForeign: wish.cause === "replace" || run.target.drift === "enforce",
    onlyRemovals: run.onlyRemovals,
    beforeStep: async (step) => {
      if (step.do === "delete_server" && step.id !== ownId) await assertNobodyElses(run, wish, step.id);
      await run.pace.turn(wish.urgent || step.do.startsWith("delete"));
      await run.lease.assure();
      if (!(await isCurrent(run.fence, run.target, wish))) throw new Superseded();
    },
    afterStep: (step) => recordStep(run, step, wish.serverName, wish.cause),
  };
}

const ACTIONS: Partial<Record<Step["do"], string>> = {
  create_server: "created",
  update_server: "updated",
  delete_server: "deleted",
  delete_version: "version_deleted",
  add_instance: "endpoint_added",
  remove_instance: "endpoint_removed",
  remove_service: "endpoint_removed",
};

/** Adds a step that was done to the history; preparations and waits are none. */
async function recordStep(run: Run, step: Step, serverName: string, cause: string): Promise<void> {
  const action = ACTIONS[step.do];
  if (action === undefined) return;
  const subject = "service" in step ? step.service : "server" in step ? step.server.id : step.id;
  const version = "server" in step ? step.server.version : "version" in step ? step.version : null;
  await noteStep(run.fence, run.target.name, { serverName, action, subject, version, cause });
}

async function noteOutcome(run: Run, wish: Wish, desired: DesiredState, outcome: Convergent): Promise<void> {
  if (outcome.kind !== "settled") {
    const otherId = outcome.kind === "conflict" ? outcome.otherId : outcome.id;
    const detail = `An entry with this name and the id ${otherId} was there before. Adopt it, or let it be replaced.`;
    return finishWish(run.fence, wish, { ...SETTLED, state: "conflict", detailCode: "name_taken", detail, ...desiredColumns(desired), observed: { id: otherId } });
  }
  if (desired.state === "absent" && desired.refusal === null) return dropWish(run.fence, wish);
  if (desired.state === "present" && run.onlyRemovals) return finishWish(run.fence, wish, { ...HELD_BACK, nextAt: new Date(), ...desiredColumns(desired) });
  const refusal = desired.state === "absent" ? desired.refusal : null;
  const told = refusal === null ? {} : { state: "refused" as const, detailCode: refusal.code, detail: refusal.sentence };
  await finishWish(run.fence, wish, { ...SETTLED, state: "synced", ...told, ...desiredColumns(desired), observedHash: outcome.observedHash });
  if (wish.cause === "repair") await closeFindingsOf(run.fence, wish.serverName, ["endpoints_lost"]);
}

/** What is wanted, as it is kept beside a result. */
export function desiredColumns(desired: DesiredState): Pick<ItemResult, "nacosName" | "desiredState" | "desiredVersion" | "desiredHash"> {
  if (desired.state === "absent") return { nacosName: desired.name, desiredState: "absent", desiredVersion: null, desiredHash: null };
  const { server } = desired;
  return { nacosName: server.name, desiredState: "present", desiredVersion: server.version, desiredHash: serverHash(server) };
}

/** The canonical form of the wanted side, for a diff. */
export function desiredDocument(desired: DesiredState): JsonValue | null {
  return desired.state === "present" ? (canonicalServer(desired.server) as unknown as JsonValue) : null;
}

/** What may get better by itself is tried again; what people must change waits for them, but for what is to be taken away. */
function failureOf(error: unknown, { attempts, urgent }: Pick<Wish, "attempts" | "urgent">): ItemResult {
  const failed = { attempts: attempts + 1, detailCode: isNacosError(error) ? error.code : "internal", detail: error instanceof Error ? error.message : "unknown" };
  const later = (ms: number) => new Date(Date.now() + ms);
  if (isTemporary(error)) return { ...failed, state: "pending", nextAt: later(backoffMs(attempts, Math.random())) };
  if (isNacosError(error, "auth_denied")) return { ...failed, state: "failed", nextAt: later(DENIED_MS) };
  if (isNacosError(error, "id_taken")) return { ...failed, state: "conflict", detail: "Nacos says that its id is in use in another namespace.", nextAt: later(ID_TAKEN_MS) };
  // No drift pass comes to a target that is paused or withdrawn.
  if (isNacosError(error)) return { ...failed, state: "failed", nextAt: urgent ? later(DENIED_MS) : null };
  log().error({ error }, "syncing a server failed");
  return { ...failed, state: "failed", detail: "This failed on our side; the log says why.", nextAt: later(DENIED_MS) };
}
