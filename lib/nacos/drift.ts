import { diffTools } from "@/lib/manifest/tool-diff";
import type { JsonValue } from "@/lib/manifest/json-value";
import type { Tool } from "@/lib/manifest/tool-surface";
import type { ConfigSummary, ListedServer, ObservedServer } from "./client/schema";
import { ENDPOINT_GROUP } from "./mapper";
import type { Drift } from "./plan";
import type { NacosServerDetail } from "./schema";

/** Something about a whole target that nobody approved, or a reason for alarm (nacos.md §7.7). */
export interface Finding {
  kind: "extra" | "orphan_service" | "orphan_config" | "tools_changed" | "endpoints_lost" | "foreign_registry" | "namespace_missing";
  /** What it is about: an id, a service, a config, a server name. */
  subject: string;
  detail: string;
  evidence?: JsonValue;
}

const SENTENCES: Record<Drift, string> = {
  missing: "It is not there.",
  modified: "It was changed there.",
  tools_modified: "Its tools were changed there.",
  version_added: "A version that nobody approved was added there.",
  disabled: "It was disabled there.",
  endpoints_lost: "Its endpoint was lost or changed there.",
  not_removed: "It stands there although it is not approved.",
  leftover: "Remains of an earlier version stand there.",
};

/** What is different, as a sentence or several. */
export function driftSentence(drift: readonly Drift[]): string {
  // "Changed" says nothing more where something says what.
  const kinds = drift.length > 1 ? drift.filter((kind) => kind !== "modified") : drift;
  return kinds.map((kind) => SENTENCES[kind]).join(" ");
}

/** The entries of the list that are no server of ours, by id. Pure. */
export function extraServers(listed: readonly ListedServer[], ownIds: ReadonlySet<string>): Finding[] {
  return listed
    .filter(({ id }) => !ownIds.has(id))
    .map(({ id, name, versionDetails }) => {
      const versions = (versionDetails ?? []).map(({ version }) => version);
      return { kind: "extra", subject: id, detail: `"${name}" was never approved for this target.`, evidence: { name, versions } };
    });
}

/** Endpoint services of names that neither the list nor we know. Pure. */
export function orphanServices(services: readonly string[], names: ReadonlySet<string>): Finding[] {
  return services
    .filter((service) => !names.has(service.split("::")[0] ?? service))
    .map((service) => ({ kind: "orphan_service", subject: service, detail: `The service ${ENDPOINT_GROUP}@@${service} belongs to no server.` }));
}

const ID_LENGTH = 36;

/** Configs of servers whose version index is gone: nobody sees them, and a create under their id fails half done. Pure. */
export function orphanConfigs(configs: readonly ConfigSummary[], listedIds: ReadonlySet<string>): Finding[] {
  const orphans = configs.filter(({ dataId }) => !listedIds.has(dataId.slice(0, ID_LENGTH)));
  return orphans.map(({ groupName, dataId, appName }) => ({
    kind: "orphan_config",
    subject: `${groupName}/${dataId}`,
    detail: `This config belongs to no server that is listed${appName === null ? "" : ` ("${appName}")`}. Delete it in the console of Nacos.`,
  }));
}

/** Tools there that are not the approved ones: perhaps a router's write-back, perhaps a change behind our back (a rug pull). Pure. */
export function toolsChanged(serverName: string, desired: NacosServerDetail, observed: ObservedServer): Finding {
  const base = withoutNulls(desired.toolSpec?.tools);
  const next = withoutNulls(observed.toolSpec?.tools);
  const version = observed.version ?? "";
  const evidence = { version, changes: diffTools(base, next) as unknown as JsonValue };
  const detail = version === desired.version ? "Tools differ from the approved ones." : `The version ${version}, which nobody approved, was added with tools of its own.`;
  return { kind: "tools_changed", subject: serverName, detail, evidence };
}

/** Routers find the server and cannot reach it, until it is written again: a restart of Nacos may do that (nacos.md §1.3). Pure. */
export function endpointsLost(serverName: string): Finding {
  return { kind: "endpoints_lost", subject: serverName, detail: "Its endpoint there is gone, not healthy, or another one: routers find it and cannot reach it. Write it again." };
}

/** Newer generations give `null` for what a tool does not have. */
function withoutNulls(tools: readonly object[] | undefined): Tool[] {
  return (tools ?? []).map((tool) => Object.fromEntries(Object.entries(tool).filter(([, member]) => member !== null)) as Tool);
}
