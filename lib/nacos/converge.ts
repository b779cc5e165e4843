import { serverHash } from "./canonical";
import { NacosError } from "./client/errors";
import type { ObservedServer } from "./client/schema";
import { type DesiredState, desiredId, desiredName } from "./desired";
import { ENDPOINT_GROUP } from "./mapper";
import type { ObservedState } from "./observed";
import { type Hands, perform } from "./perform";
import { type Plan, planServer, type PlanOptions, serviceNames, serviceOf, type Step } from "./plan";

/** What bringing a server to its place needs. */
export interface Convergence extends Hands, PlanOptions {
  /** Waits for the right to write; throws when the lease is lost. */
  beforeStep(step: Step): Promise<void>;
  /** After a step was done, before the next. */
  afterStep(step: Step): Promise<void>;
}

export type Convergent =
  /** Verified: by id, by name, in the list, with its endpoints, or gone from all of them. */
  | { kind: "settled"; observedHash: string | null; written: boolean }
  | { kind: "adopt"; id: string }
  | { kind: "conflict"; otherId: string };

/** Nacos shows a write after 0.2 to 0.5 seconds, in a cluster later (nacos.md §7.4, §7.8): ten seconds in all. */
const VERIFY_WAITS_MS = [0, 200, 400, 800, 1600, 3200, 3800];
const ROUNDS = 3;

/**
 * Reads what stands there, plans, writes, and reads again until nothing is left to do. It remembers nothing between two
 * calls, so one that was cut off anywhere is made good by the next. Throws `NacosError`; `not_ready` when Nacos does not
 * show within ten seconds what was written.
 */
export async function converge(desired: DesiredState, context: Convergence): Promise<Convergent> {
  let observed = await observe(desired, context);
  let written = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    const plan = planServer(desired, observed, context);
    if (plan.kind !== "steps") return plan;
    if (plan.steps.length === 0) return { kind: "settled", observedHash: hashOf(observed), written };
    for (const step of plan.steps) {
      await context.beforeStep(step);
      await perform(step, context);
      await context.afterStep(step);
    }
    written = true;
    observed = await observeSettled(desired, context);
  }
  const left = planServer(desired, observed, context);
  if (left.kind !== "steps") return left;
  if (left.steps.length === 0) return { kind: "settled", observedHash: hashOf(observed), written };
  throw new NacosError("not_ready", { message: `Nacos does not show what was written; still to do: ${left.steps.map((step) => step.do).join(", ")}` });
}

/** What stands there and what a plan makes of it; writes nothing. */
export async function examine(desired: DesiredState, context: Hands & PlanOptions): Promise<{ plan: Plan; observed: ObservedServer | null }> {
  const observed = await observe(desired, context);
  return { plan: planServer(desired, observed, context), observed: observed.byId.state === "present" ? observed.byId.server : null };
}

async function observeSettled(desired: DesiredState, context: Convergence): Promise<ObservedState> {
  let observed: ObservedState | null = null;
  for (const wait of VERIFY_WAITS_MS) {
    await context.sleep(wait);
    observed = await observe(desired, context);
    const plan = planServer(desired, observed, context);
    if (plan.kind !== "steps" || plan.steps.length === 0) break;
  }
  return observed ?? observe(desired, context);
}

async function observe(desired: DesiredState, { admin, services }: Hands): Promise<ObservedState> {
  const byId = await admin.serverById(desiredId(desired));
  const byName = await admin.serverByName(desiredName(desired));
  const listed = await admin.findListed(desiredName(desired));
  const service = desired.state === "present" ? serviceOf(desired.server) : null;
  return {
    byId,
    byName,
    listed,
    services: await services.of(serviceNames(desired, { byId })),
    instances: service === null ? [] : await admin.instances({ groupName: ENDPOINT_GROUP, serviceName: service }),
  };
}

function hashOf({ byId }: ObservedState): string | null {
  return byId.state === "present" ? serverHash(byId.server) : null;
}
