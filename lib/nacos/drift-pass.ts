import type { JsonValue } from "@/lib/manifest/json-value";
import { canonicalServer } from "./canonical";
import { isNacosError } from "./client/errors";
import type { ListedServer, ObservedServer } from "./client/schema";
import { examine } from "./converge";
import { type DesiredState, desiredId, desiredName } from "./desired";
import { driftSentence, endpointsLost, extraServers, type Finding, orphanConfigs, orphanServices, toolsChanged } from "./drift";
import { entryIdOf } from "./identity";
import { loadDesired } from "./load-desired";
import { ENDPOINT_GROUP } from "./mapper";
import type { ObservedState } from "./observed";
import { perform } from "./perform";
import { registryNotice } from "./placeholder";
import { type Plan, planServer, serviceNames, serviceOf, type Step } from "./plan";
import type { Run } from "./run";
import { desiredColumns, desiredDocument } from "./settle-wish";
import { adoptMissingWishes, assertUnchanged, closeFindings, finishWish, type KnownItem, knownItems, noteStep, openFindings, wishForRepair } from "./sync-repository";

/** So many servers are looked at between two looks for wishes. */
const CHUNK = 20;
const VERSIONS_GROUP = "mcp-server-versions";
const SPEC_GROUPS = ["mcp-server", "mcp-tools"];
const TAG = "nacos.internal.config=mcp";

/**
 * Looks at everything that stands in the namespace (nacos.md §7.7). Servers of ours that differ are reported, or made a
 * wish again; what is nobody's is reported, and deleted where the policy is `enforce`. A list is no snapshot: whatever
 * looks wrong is read again before it counts. `meanwhile` settles wishes, so that a suspension never waits for this.
 */
export async function driftPass(run: Run, at: Date, meanwhile: () => Promise<void>): Promise<void> {
  await adoptMissingWishes(run.fence);
  const listed = await run.admin.listServers();
  const items = await knownItems(run.target.id);
  const resting = items.filter(({ nextAt }) => nextAt === null);
  for (let start = 0; start < resting.length; start += CHUNK) {
    await Promise.all(resting.slice(start, start + CHUNK).map((item) => lookAt(run, item, listed, at)));
    await meanwhile();
  }
  await lookForStrangers(run, listed, at);
  await closeFindings(run.fence, ["extra", "orphan_service", "orphan_config", "tools_changed", "endpoints_lost"], at);
}

async function lookAt(run: Run, item: KnownItem, listed: readonly ListedServer[], at: Date): Promise<void> {
  const desired = await loadDesired(run.target, item, await run.names.of(item));
  if (isDone(planServer(desired, await glimpse(run, desired, listed), planOptions(run)))) return noteFine(run, item, desired);
  const { plan, observed } = await examine(desired, { ...run, ...planOptions(run) });
  if (isDone(plan)) return noteFine(run, item, desired);
  // Not drift: it never stood there. Who was in its way may be gone.
  if (item.state === "conflict" && plan.kind === "conflict") return;
  if (item.state === "conflict" || item.state === "failed") return wishForRepair(run.fence, item.serverId);
  if (plan.kind === "steps") await alarm(run, item, desired, observed, plan, at);
  return run.target.drift === "report" ? report(run, item, desired, observed, plan, at) : wishForRepair(run.fence, item.serverId);
}

async function report(run: Run, item: KnownItem, desired: DesiredState, observed: ObservedServer | null, plan: Plan, at: Date): Promise<void> {
  const detail = plan.kind === "steps" ? driftSentence(plan.drift) : "Another entry has its name.";
  const detailCode = plan.kind === "steps" ? (plan.drift[0] ?? "modified") : "name_taken";
  if (plan.kind === "steps" && plan.drift.includes("endpoints_lost")) await openFindings(run.fence, [endpointsLost(item.serverName)], at);
  const document = observed === null ? null : (canonicalServer(observed) as unknown as JsonValue);
  const result = { state: "drifted" as const, detailCode, detail, attempts: 0, nextAt: null, ...desiredColumns(desired) };
  await finishWish(run.fence, item, { ...result, desired: desiredDocument(desired), observed: document });
}

/** One call where `examine` needs four: a detail, with the rest from what was read for all. */
async function glimpse({ admin, services }: Run, desired: DesiredState, listed: readonly ListedServer[]): Promise<ObservedState> {
  const byId = await admin.serverById(desiredId(desired));
  const entry = listed.find(({ name }) => name === desiredName(desired)) ?? null;
  const service = desired.state === "present" ? serviceOf(desired.server) : null;
  return {
    byId,
    byName: entry === null ? { state: "absent" } : byId,
    listed: entry,
    services: await services.of(serviceNames(desired, { byId })),
    instances: service === null ? [] : await admin.instances({ groupName: ENDPOINT_GROUP, serviceName: service }),
  };
}

function planOptions({ capabilities, target }: Run) {
  return { capabilities, replaceForeign: target.drift === "enforce", onlyRemovals: false };
}

function isDone(plan: Plan): boolean {
  return plan.kind === "steps" && plan.steps.length === 0;
}

/** Whoever undid a change by hand undid the drift. */
async function noteFine(run: Run, item: KnownItem, desired: DesiredState): Promise<void> {
  if (item.state === "synced" || item.state === "refused") return;
  const state = desired.state === "present" ? "synced" : "refused";
  await finishWish(run.fence, item, { state, detailCode: null, detail: null, attempts: 0, nextAt: null, ...desiredColumns(desired), desired: null, observed: null });
}

/** Changed tools are more than a difference: what a model is told is not what was approved. */
async function alarm(run: Run, item: KnownItem, desired: DesiredState, observed: ObservedServer | null, plan: Plan & { kind: "steps" }, at: Date): Promise<void> {
  if (desired.state === "absent" || observed === null) return;
  const isAlarming = plan.drift.includes("tools_modified") || plan.drift.includes("version_added");
  if (isAlarming) await openFindings(run.fence, [toolsChanged(item.serverName, desired.server, observed)], at);
}

/** What stands there and is nobody's. */
async function lookForStrangers(run: Run, listed: readonly ListedServer[], at: Date): Promise<void> {
  const items = await knownItems(run.target.id);
  const names = new Set([...listed.map(({ name }) => name), ...items.map(({ nacosName }) => nacosName ?? "")]);
  const extras = await standing(run, extraServers(listed, idsOf(run, items)));
  const services = orphanServices(await run.services.all(), names);
  if (run.target.drift === "enforce") {
    for (const { subject } of extras) if (!(await isOurs(run, subject))) await enforce(run, { do: "delete_server", id: subject }, "extra_deleted");
    for (const { subject } of services) await enforce(run, { do: "remove_service", service: subject }, "orphan_deleted");
    return openFindings(run.fence, await configFindings(run, listed), at);
  }
  await openFindings(run.fence, [...extras, ...services, ...(await configFindings(run, listed))], at);
}

/** The ids that servers of ours have there, or had before they came to us. */
function idsOf({ target }: Run, items: readonly KnownItem[]): Set<string> {
  const ids = items.map((item) => entryIdOf(target.namespaceId, item));
  return new Set([registryNotice(target.namespaceId).id, ...ids]);
}

/** Asked anew before each deletion: a person may have imported or adopted the entry since the pass began. */
async function isOurs(run: Run, id: string): Promise<boolean> {
  return idsOf(run, await knownItems(run.target.id)).has(id);
}

/** Those that are still there when asked for one by one. */
async function standing(run: Run, extras: readonly Finding[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const extra of extras) if ((await run.admin.serverById(extra.subject)).state !== "absent") found.push(extra);
  return found;
}

async function enforce(run: Run, step: Step, action: string): Promise<void> {
  await run.lease.assure();
  await assertUnchanged(run.target);
  await perform(step, run);
  const subject = "service" in step ? step.service : "id" in step ? step.id : "";
  await noteStep(run.fence, run.target.name, { serverName: null, action, subject, version: null, cause: "drift" });
}

/** A user that may not read raw configs still syncs; then nobody looks for orphans among them. */
async function configFindings(run: Run, listed: readonly ListedServer[]): Promise<Finding[]> {
  try {
    const indexed = await run.admin.listConfigs(VERSIONS_GROUP, TAG);
    const ids = new Set([...listed.map(({ id }) => id), ...indexed.map(({ dataId }) => dataId.slice(0, 36))]);
    const configs = [];
    for (const group of SPEC_GROUPS) configs.push(...(await run.admin.listConfigs(group, TAG)));
    return orphanConfigs(configs, ids);
  } catch (error) {
    if (isNacosError(error, "auth_denied")) return [];
    throw error;
  }
}
