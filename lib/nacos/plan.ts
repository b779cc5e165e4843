import { canonicalServer, contentHash, toolsHash } from "./canonical";
import type { InstanceAddress, NacosCapabilities } from "./client/admin";
import type { ObservedServer } from "./client/schema";
import { type DesiredState, desiredId, desiredName } from "./desired";
import { isServiceOf, nameHolder, type ObservedState, observedVersions } from "./observed";
import type { NacosServerDetail } from "./schema";

/** One small write. Each may be repeated at will, and none depends on another one's memory (nacos.md §7.5). */
export type Step =
  | { do: "delete_server"; id: string }
  | { do: "delete_version"; id: string; version: string }
  | { do: "create_server"; server: NacosServerDetail }
  | { do: "update_server"; server: NacosServerDetail }
  | { do: "ensure_service"; service: string }
  | { do: "disable_health_check"; service: string }
  | { do: "add_instance"; service: string; at: InstanceAddress }
  | { do: "remove_instance"; service: string; at: InstanceAddress }
  | { do: "await_instance"; service: string; at: InstanceAddress }
  | { do: "remove_service"; service: string };

/** What is different, in the words of nacos.md §7.7. */
export type Drift = "missing" | "modified" | "tools_modified" | "version_added" | "disabled" | "endpoints_lost" | "not_removed" | "leftover";

export type Plan =
  /** No steps: it is as it should be. */
  | { kind: "steps"; steps: Step[]; drift: Drift[] }
  /** An entry that was there before us is, word for word, what is approved: it only needs to be remembered as ours. */
  | { kind: "adopt"; id: string }
  /** Somebody else's entry has the name. People decide: adopt or replace it. */
  | { kind: "conflict"; otherId: string };

export interface PlanOptions {
  capabilities: NacosCapabilities;
  /** Delete a foreign entry that has the name. */
  replaceForeign: boolean;
  /** The target is paused: only take away what is not approved. */
  onlyRemovals: boolean;
}

/**
 * The steps from what stands there to what should, in an order in which no router sees half a server (nacos.md §7.4):
 * deletions, then the endpoint, then the server, then what is left over. Pure; planning again after any number of its
 * steps, done once or twice, leads to the same end.
 */
export function planServer(desired: DesiredState, observed: ObservedState, options: PlanOptions): Plan {
  if (desired.state === "present" && options.onlyRemovals) return unapprovedRemoval(desired, observed, options);
  const foreign = nameHolder(observed, desiredId(desired));
  if (desired.state === "absent") return removal(desired.id, observed, foreign === null ? desired.name : null);
  if (foreign === null) return presence(desired, observed, options);
  if (options.replaceForeign) {
    const { steps, drift } = presence(desired, observed, options);
    return { kind: "steps", steps: [{ do: "delete_server", id: foreign.id }, ...steps], drift };
  }
  const isSame = foreign.server !== null && contentHash(foreign.server) === contentHash(desired.server);
  return isSame && observed.byId.state === "absent" ? { kind: "adopt", id: foreign.id } : { kind: "conflict", otherId: foreign.id };
}

interface Steps {
  kind: "steps";
  steps: Step[];
  drift: Drift[];
}

/** `name` is null where services of that name belong to somebody else. */
function removal(id: string, observed: ObservedState, name: string | null): Steps {
  const isThere = observed.byId.state !== "absent" || observed.listed?.id === id;
  const names = [name, serverOf(observed)?.name].filter((known) => known !== undefined && known !== null);
  const services = observed.services.filter((service) => names.some((known) => isServiceOf(service, known)));
  return {
    kind: "steps",
    steps: [...(isThere ? [{ do: "delete_server" as const, id }] : []), ...services.map((service) => ({ do: "remove_service" as const, service }))],
    drift: isThere ? ["not_removed"] : services.length > 0 ? ["leftover"] : [],
  };
}

type Present = Extract<DesiredState, { state: "present" }>;

/** Takes away the versions that are not approved (any more), and the whole entry where they cannot go alone. What is approved is written later. */
function unapprovedRemoval({ server, approved }: Present, observed: ObservedState, { capabilities }: PlanOptions): Steps {
  const versions = standingVersions(observed, server.id);
  const gone = versions.filter((version) => !approved.includes(version));
  if (gone.length === 0) return { kind: "steps", steps: [], drift: [] };
  if (!capabilities.safeVersionDelete || gone.length === versions.length) return removal(server.id, observed, nameHolder(observed, server.id) === null ? server.name : null);
  const services = observed.services.filter((service) => gone.some((version) => service === `${server.name}::${version}`));
  const deletions = gone.map((version): Step => ({ do: "delete_version", id: server.id, version }));
  return { kind: "steps", steps: [...deletions, ...services.map((service) => ({ do: "remove_service" as const, service }))], drift: ["not_removed"] };
}

/** Of an entry whose detail cannot be read, what the list says. */
function standingVersions(observed: ObservedState, id: string): string[] {
  const present = serverOf(observed);
  if (present !== null) return observedVersions(present);
  return observed.listed?.id === id ? (observed.listed.versionDetails ?? []).map(({ version }) => version) : [];
}

function presence(desired: Present, observed: ObservedState, { capabilities }: PlanOptions): Steps {
  const endpoint = endpointSteps(desired.server, observed);
  const write = serverSteps(desired, observed, capabilities);
  const kept = write.keeps.map((version) => `${desired.server.name}::${version}`);
  const leftovers = observed.services.filter((service) => service !== serviceOf(desired.server) && !kept.includes(service));
  const drift = new Set<Drift>([...(endpoint.length > 0 ? ["endpoints_lost" as const] : []), ...write.drift, ...(leftovers.length > 0 ? ["leftover" as const] : [])]);
  return {
    kind: "steps",
    steps: [...endpoint, ...write.steps, ...leftovers.map((service) => ({ do: "remove_service" as const, service }))],
    drift: [...drift],
  };
}

/** Service, checker NONE, instance, wait: in this order, or the instance is unhealthy for good now and then (nacos.md §2.9). */
function endpointSteps(server: NacosServerDetail, { instances }: ObservedState): Step[] {
  const service = serviceOf(server);
  const wanted = server.backendEndpoints?.[0];
  if (service === null || wanted === undefined) return [];
  const at = { address: wanted.address, port: wanted.port };
  const isWanted = ({ ip, port }: { ip: string; port: number }) => ip === at.address && port === at.port;
  const isUsable = instances.some((instance) => isWanted(instance) && instance.healthy && instance.enabled);
  // One that is unhealthy never recovers by itself: away with it, and anew.
  const removed = instances.filter((instance) => !isWanted(instance) || !isUsable);
  const removals = removed.map(({ ip, port }): Step => ({ do: "remove_instance", service, at: { address: ip, port } }));
  if (isUsable) return removals;
  return [
    { do: "ensure_service", service },
    { do: "disable_health_check", service },
    ...removals,
    { do: "add_instance", service, at },
    { do: "await_instance", service, at },
  ];
}

interface ServerSteps {
  steps: Step[];
  drift: Drift[];
  /** Older versions that stay, since this Nacos would destroy the server with them. */
  keeps: string[];
}

function serverSteps({ server, approved }: Present, observed: ObservedState, capabilities: NacosCapabilities): ServerSteps {
  if (observed.byId.state === "absent") return { steps: [{ do: "create_server", server }], drift: ["missing"], keeps: [] };
  const update: Step = { do: "update_server", server };
  const present = serverOf(observed);
  if (present === null) return { steps: [update], drift: ["modified"], keeps: [] };
  const versions = observedVersions(present);
  const others = versions.filter((version) => version !== server.version);
  const unapproved = others.some((version) => !approved.includes(version));
  const drift = driftOf(server, present, observed, unapproved);
  if (capabilities.safeVersionDelete) {
    const deletions = others.map((version): Step => ({ do: "delete_version", id: server.id, version }));
    const isWritten = drift.some((kind) => kind !== "version_added");
    return { steps: [...(isWritten ? [update] : []), ...deletions], drift: drift.length === 0 && others.length > 0 ? ["leftover"] : drift, keeps: [] };
  }
  // Detail without version gives the one added last: writing an older one again would not bring it back (nacos.md §7.3).
  const isBuried = versions.includes(server.version ?? "") && present.version !== server.version;
  if (unapproved || isBuried) return { steps: [{ do: "delete_server", id: server.id }, { do: "create_server", server }], drift, keeps: [] };
  return { steps: drift.length > 0 ? [update] : [], drift, keeps: others };
}

/** How the entry of our id differs from what is approved; empty when it does not. */
function driftOf(server: NacosServerDetail, present: ObservedServer, { byName, listed, instances }: ObservedState, unapproved: boolean): Drift[] {
  const isFindable = byName.state === "present" && listed !== null && (listed.latestPublishedVersion ?? server.version) === server.version;
  // The instance is fine and Nacos does not give it: the same update again cures that (nacos.md §1.3, restart).
  const losesEndpoint = instances.length > 0 && canonicalServer(server).endpoints.join() !== canonicalServer(present).endpoints.join();
  return [
    ...(unapproved ? ["version_added" as const] : []),
    ...contentDrift(server, present, isFindable),
    ...(listed?.enabled === false ? ["disabled" as const] : []),
    ...(losesEndpoint ? ["endpoints_lost" as const] : []),
  ];
}

function contentDrift(server: NacosServerDetail, present: ObservedServer, isFindable: boolean): Drift[] {
  const isEqual = contentHash(server) === contentHash(present);
  const changesTools = present.version === server.version && toolsHash(server) !== toolsHash(present);
  return [...(changesTools ? ["tools_modified" as const] : []), ...(isEqual && isFindable ? [] : ["modified" as const])];
}

function serverOf({ byId }: ObservedState): ObservedServer | null {
  return byId.state === "present" ? byId.server : null;
}

/** The service a remote is reached by; null for a program. */
export function serviceOf(server: NacosServerDetail): string | null {
  return server.remoteServerConfig?.serviceRef?.serviceName ?? null;
}

/** The names whose services a plan for this server may touch. */
export function serviceNames(desired: DesiredState, observed: Pick<ObservedState, "byId">): string[] {
  const known = observed.byId.state === "present" ? [observed.byId.server.name] : [];
  return [...new Set([desiredName(desired), ...known])];
}
