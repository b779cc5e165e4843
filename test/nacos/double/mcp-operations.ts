import { randomUUID } from "node:crypto";
import { Answered, invalid, refusal, serverNotFound, success, versionNotFound, type DoubleAnswer } from "./answers";
import { readInput, type McpInput } from "./mcp-input";
import { McpModel, type StoredIndex, type StoredSpecification, type StoredVersion } from "./mcp-model";
import { detail, listItem } from "./mcp-views";
import { page } from "./page";
import type { DoubleRequest } from "./request";
import { register } from "./service-store";
import { isFrom, type DoubleState } from "./state";

const UUID = /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
const ENDPOINT_GROUP = "mcp-endpoints";
/** Prefix and name together make a config tag of at most 64 characters (85-name-len-51-create). */
const LONGEST_NAME = 50;

const CONTENT_NULL = 'argument "content" is null';

/** `halfway` is called where a crash of Nacos leaves a half written server (nacos.md §1.3, create order). */
export type Halfway = () => void;

export function createServer(state: DoubleState, request: DoubleRequest, halfway: Halfway): DoubleAnswer {
  const input = readInput(request);
  const model = new McpModel(state);
  const { namespaceId } = input;
  if (model.indexes(namespaceId).some(({ name }) => name === input.name)) {
    throw refusal(409, 20005, `mcp server \`${input.name}\` has existed, please update it rather than create.`);
  }
  const id = newId(state, model, input);
  if (input.name.length > LONGEST_NAME) throw invalid("too long tag, over 64");
  const toolsDescriptionRef = input.tools && model.putTools(namespaceId, { id, name: input.name, version: input.version }, input.tools);
  const serviceRef = writeEndpoint(state, input, false);
  const stored = specificationOf(input, { id, toolsDescriptionRef, serviceRef, releasedAt: now() });
  // Before 3.3 the list says true whatever was asked for (53–55).
  const enabled = isFrom(state, "3.3.0") ? stored.enabled : true;
  model.putIndex(namespaceId, { ...indexFields(stored), enabled, latestPublishedVersion: input.version, versionDetails: [{ version: input.version, release_date: now(), is_latest: true }] });
  halfway();
  if (model.specification(namespaceId, id, input.version)) {
    const dataId = model.specificationName(id, input.version);
    throw refusal(410, 30000, `config already exist, dataId: ${dataId}, group: mcp-server, namespaceId: ${namespaceId}`);
  }
  model.putSpecification(namespaceId, stored, Date.now() + state.lags.halfWrittenMs);
  return success(id);
}

export function updateServer(state: DoubleState, request: DoubleRequest): DoubleAnswer {
  const { parameters } = request;
  const model = new McpModel(state);
  const namespaceId = parameters["namespaceId"] || "public";
  const index = find(state, model, namespaceId, parameters);
  const input = { ...readInput(request), id: index.id };
  const latest = (parameters["latest"] ?? "true").toLowerCase() === "true";
  const toolsDescriptionRef = input.tools && model.putTools(namespaceId, input, input.tools);
  if (!input.tools) model.deleteTools(namespaceId, index.id, input.version);
  const override = parameters["overrideExisting"] === "true" && isFrom(state, "3.1.1");
  const serviceRef = writeEndpoint(state, input, override);
  const stored = specificationOf(input, { id: index.id, toolsDescriptionRef, serviceRef, releasedAt: undefined });
  model.putSpecification(namespaceId, stored, 0);
  model.putIndex(namespaceId, updatedIndex(state, index, stored, latest));
  return success("ok");
}

export function deleteServer(state: DoubleState, request: DoubleRequest): DoubleAnswer {
  const { parameters } = request;
  const model = new McpModel(state);
  const namespaceId = parameters["namespaceId"] || "public";
  const index = find(state, model, namespaceId, parameters);
  const wanted = parameters["version"];
  const versions = index.versionDetails.filter(({ version }) => wanted === undefined || version === wanted);
  const newest = index.versionDetails.at(-1)?.version ?? "";
  const specification = model.specification(namespaceId, index.id, newest);
  if (wanted === undefined && specification) {
    state.ghosts.set(index.id, { until: Date.now() + state.lags.deletedMs, detail: detail(state, model, namespaceId, index, specification) });
  }
  for (const { version } of versions) {
    model.deleteSpecification(namespaceId, index.id, version);
    model.deleteTools(namespaceId, index.id, version);
  }
  const left = index.versionDetails.filter((known) => !versions.includes(known));
  // Until 3.2.2 deleting one version hides the server and orphans the others (194–198, #15359).
  if (wanted === undefined || left.length === 0 || !isFrom(state, "3.2.3")) model.deleteIndex(namespaceId, index.id);
  else model.putIndex(namespaceId, { ...index, versionDetails: left, latestPublishedVersion: left.at(-1)?.version ?? "" });
  return success("ok");
}

export function getServer(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const model = new McpModel(state);
  const namespaceId = parameters["namespaceId"] || "public";
  const ghost = state.ghosts.get(parameters["mcpId"] ?? "");
  if (ghost && ghost.until > Date.now()) return success(ghost.detail);
  const index = find(state, model, namespaceId, parameters);
  const newest = isFrom(state, "3.3.0") ? index.latestPublishedVersion : index.versionDetails.at(-1)?.version;
  const version = parameters["version"] || newest || "";
  if (!model.isStorable(version)) throw invalid(CONTENT_NULL);
  const specification = model.specification(namespaceId, index.id, version);
  if (!specification) throw versionNotFound(index.id, version);
  return success(detail(state, model, namespaceId, index, specification));
}

export function listServers(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const search = parameters["search"] || "accurate";
  if (search !== "accurate" && search !== "blur") throw invalid("Request parameter `search` should be `accurate` or `blur`.");
  const name = parameters["mcpName"] ?? "";
  const fits = (index: StoredIndex): boolean => name === "" || (search === "blur" ? index.name.includes(name) : index.name === name);
  return success(page(new McpModel(state).indexes(parameters["namespaceId"] || "public").filter(fits).map(listItem), parameters));
}

/** Seconds and `Z`, as Nacos writes them. */
const now = (): string => new Date().toISOString().replace(/\.\d{3}Z$/, "Z");

function find(state: DoubleState, model: McpModel, namespaceId: string, { mcpId, mcpName }: Readonly<Record<string, string>>): StoredIndex {
  if (!mcpId && !mcpName) throw refusal(400, 10000, "Required parameter 'mcpId' or 'mcpName' type String at lease one is not present");
  const named = model.indexes(namespaceId).find(({ name }) => name === mcpName)?.id;
  const id = mcpId || state.staleNames.get(mcpName ?? "") || named || null;
  const index = id === null ? undefined : model.index(namespaceId, id);
  if (!index) throw serverNotFound(id, namespaceId);
  return index;
}

/** The check of the parameter, not of the name itself (60–88): plain text, and looser from 3.2 on. */
export function assertPlainName(state: DoubleState, name: string): void {
  const later = isFrom(state, "3.2.0");
  const longest = later ? 128 : 64;
  if (name.length > longest) throw new Answered({ status: 400, body: `Param 'mcpName' is illegal, the param length should not exceed ${longest}.\r\n` });
  if (!(later ? /^[a-zA-Z0-9-_/.]+$/ : /^[0-9a-zA-Z-_]+$/).test(name)) {
    throw new Answered({ status: 400, body: "Param 'mcpName' is illegal, illegal characters should not appear in the param.\r\n" });
  }
}

function newId(state: DoubleState, model: McpModel, { id }: McpInput): string {
  if (id === "") return randomUUID();
  if (!UUID.test(id)) throw invalid("parameter `serverSpecification.id` is not match uuid pattern,  must obey uuid pattern");
  if ((state.ghosts.get(id)?.until ?? 0) > Date.now()) state.takenIds.add(id);
  if (state.takenIds.has(id) || state.configs.namespaceIds().some((namespaceId) => model.index(namespaceId, id))) {
    throw invalid("parameter `serverSpecification.id` conflict with exist mcp server id");
  }
  return id;
}

/** DIRECT makes a service and adds to it; REF refers to a service that need not exist (130-ref-create-service-missing). */
function writeEndpoint(state: DoubleState, { endpoint, namespaceId, name, version }: McpInput, override: boolean): object | undefined {
  if (endpoint === undefined) return undefined;
  if (endpoint.kind === "ref") return { ...endpoint.ref, namespaceId };
  const key = { namespaceId, groupName: ENDPOINT_GROUP, serviceName: `${name}::${version}` };
  const service = state.services.get(key) ?? state.services.add(key, true);
  if (override) service.instances.length = 0;
  register(service, endpoint.address, endpoint.port, 0);
  return { ...key, ...(endpoint.transportProtocol && { transportProtocol: endpoint.transportProtocol }) };
}

interface Written {
  id: string;
  toolsDescriptionRef: string | undefined;
  serviceRef: object | undefined;
  /** Only a create stores a date (139-get-ref-after-put: null after an update). */
  releasedAt: string | undefined;
}

function specificationOf(input: McpInput, { id, toolsDescriptionRef, serviceRef, releasedAt }: Written): StoredSpecification {
  const { remoteServerConfig, ...rest } = input.specification;
  if (serviceRef && !remoteServerConfig) {
    throw new Answered({ status: 500, body: { code: 30000, message: 'Cannot invoke "…setServiceRef(…)" because the return value of "…getRemoteServerConfig()" is null', data: null } });
  }
  return {
    ...rest,
    id,
    versionDetail: { version: input.version, ...(releasedAt !== undefined && { release_date: releasedAt }) },
    capabilities: input.tools ? ["TOOL"] : [],
    ...(toolsDescriptionRef !== undefined && { toolsDescriptionRef }),
    ...(serviceRef && { remoteServerConfig: { ...remoteServerConfig, serviceRef } as NonNullable<StoredSpecification["remoteServerConfig"]> }),
  };
}

function indexFields(stored: StoredSpecification): Omit<StoredIndex, "latestPublishedVersion" | "versionDetails"> {
  const { id, name, protocol, frontProtocol, description, repository, enabled, status, capabilities } = stored;
  return { id, name, protocol, enabled, status, capabilities, ...(frontProtocol && { frontProtocol }), ...(description !== undefined && { description }), ...(repository && { repository }) };
}

/** Read, modify, write without CAS; with `latest=false` a new version is appended all the same (151–153, 165–166). */
function updatedIndex(state: DoubleState, index: StoredIndex, stored: StoredSpecification, latest: boolean): StoredIndex {
  const { version } = stored.versionDetail;
  const known = index.versionDetails.some((detail) => detail.version === version);
  if (!latest) return known ? index : { ...index, versionDetails: [...index.versionDetails, { version }] };
  const others = index.versionDetails.map((detail): StoredVersion => (detail.version === version ? { version, release_date: now(), is_latest: true } : { ...detail, ...(detail.is_latest === true && { is_latest: false }) }));
  const versionDetails = known ? others : [...others, { version, release_date: now(), is_latest: true }];
  const enabled = isFrom(state, "3.1.0") ? stored.enabled : index.enabled;
  return { ...indexFields(stored), enabled, latestPublishedVersion: version, versionDetails };
}
