import type { z } from "zod";
import type { Viewer } from "@/lib/access/schema";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { setPublisherStatus, setPublisherStatusOfAll } from "@/lib/catalog/publisher-status";
import { publisherStatusSchema, type StatusChange } from "@/lib/catalog/status-schema";
import { entryBody } from "@/lib/catalog/served-entry";
import { storedResponse } from "@/lib/submission/own-versions";
import { errorAnswer, privateAnswer, requestedCatalog } from "./answer";
import { REGISTRY_BASES } from "./bases";
import { namedServer, namedVersion } from "./named-version";
import type { OfficialError } from "./official-error";
import type { RouteTexts } from "./official-problem";
import { publisherWrite } from "./publisher";

const FORBIDDEN = "You do not have publish or edit permissions for this server";
const VERSION_TEXTS: RouteTexts = { failed: "Failed to update server status", invalid: "", forbidden: FORBIDDEN, notFound: "Server version not found" };
const SERVER_TEXTS: RouteTexts = { ...VERSION_TEXTS, notFound: "Server not found" };

/** The body in the words of the official check: 422, naming what is wrong (registry-api.md §1.7). */
function statusFault(issue: z.core.$ZodIssue, json: unknown): NonNullable<OfficialError["errors"]> {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ message: "unexpected property", location: `body.${key}`, value: json }));
  const [field] = issue.path;
  if (field === undefined) return [{ message: "expected object", location: "body" }];
  const value = (json as Record<string, unknown>)[String(field)];
  if (value === undefined) return [{ message: `expected required property ${String(field)} to be present`, location: "body", value: json }];
  const words = field === "status" ? 'expected value to be one of "active, deprecated, deleted"' : typeof value === "string" ? "expected length <= 500" : "expected string";
  return [{ message: words, location: `body.${String(field)}`, value }];
}

function readStatus(json: unknown): { wanted: StatusChange } | { error: OfficialError } {
  const parsed = publisherStatusSchema.safeParse(json);
  if (parsed.success) return { wanted: parsed.data };
  return { error: { status: 422, detail: "validation failed", errors: parsed.error.issues.flatMap((issue) => statusFault(issue, json)) } };
}

/** The version as this catalog serves it, tombstones too; as its publisher sees it where it is not listed. */
async function currentResponse(c: ApiContext, viewer: Viewer, server: string, version: string): Promise<string> {
  const entry = requestedCatalog(c)?.server(server)?.entries.find((candidate) => candidate.version === version);
  return entry === undefined ? storedResponse(viewer, server, version) : Buffer.from(entryBody(entry)).toString("utf8");
}

const setOne = publisherWrite(() => VERSION_TEXTS, async (c, { caller, json }) => {
  const body = readStatus(json);
  if ("error" in body) return errorAnswer(body.error);
  const name = namedVersion(c);
  await setPublisherStatus(caller, name, body.wanted);
  return privateAnswer(await currentResponse(c, caller.viewer, name.server, name.version));
});

const setAll = publisherWrite(() => SERVER_TEXTS, async (c, { caller, json }) => {
  const body = readStatus(json);
  if ("error" in body) return errorAnswer(body.error);
  const server = namedServer(c);
  const changed = await setPublisherStatusOfAll(caller, server, body.wanted);
  const responses = await Promise.all(changed.map((version) => currentResponse(c, caller.viewer, server, version)));
  return privateAnswer(`{"updatedCount":${changed.length},"servers":[${responses.join(",")}]}`);
});

/** `PATCH …/status` of one version and of all versions of a server, on every base (registry-api.md §1.7). */
export function registerRegistryStatus(app: ApiApp): void {
  for (const base of REGISTRY_BASES) {
    app.patch(`${base}/servers/:server/versions/:version/status`, setOne);
    app.patch(`${base}/servers/:server/:name/versions/:version/status`, setOne);
    app.patch(`${base}/servers/:server/status`, setAll);
    app.patch(`${base}/servers/:server/:name/status`, setAll);
  }
}
