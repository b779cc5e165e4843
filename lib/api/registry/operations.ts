import { z } from "@hono/zod-openapi";
import { githubTokenSchema } from "./auth";
import { domainClaimSchema, identityTokenSchema } from "./auth-proofs";
import { DOCUMENT_SCHEMAS as shapes } from "./document-schemas";

/** One operation of the official API, for its document. */
export interface Operation {
  method: "get" | "post" | "put" | "patch";
  /** Below a base, with parameters in braces. */
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** Statuses of refusals, besides 429 and 500. */
  refusals: readonly number[];
  /** Needs a registry JWT or an API token. */
  secured?: true;
}

const flag = z.enum(["true", "false"]);
const includeDeleted = z.object({ include_deleted: flag.optional() });
const catalogs = z.object({ catalog: z.array(z.string()).optional().openapi({ description: "Catalogs to ask for a review" }) });
const listQuery = z.object({
  cursor: z.string().optional().openapi({ description: "metadata.nextCursor of the page before; carries its filters" }),
  limit: z.coerce.number().int().min(1).max(100).optional().openapi({ description: "30 unless told" }),
  search: z.string().optional().openapi({ description: "A part of the name, in any letters" }),
  updated_since: z.string().optional().openapi({ format: "date-time" }),
  version: z.string().optional().openapi({ description: "latest, or an exact version" }),
  include_deleted: flag.optional(),
});

const SERVER = "/servers/{serverName}";
const VERSION = `${SERVER}/versions/{version}`;

function login(path: string, summary: string, body?: z.ZodType, refusals: readonly number[] = [401, 422]): Operation {
  return { method: "post", path: `/auth/${path}`, summary, ...(body && { body }), answer: shapes.login, refusals };
}

/** Everything the official API answers here (registry-api.md §1.2). A test holds it against the routes. */
export const OPERATIONS: readonly Operation[] = [
  { method: "get", path: "/servers", summary: "List servers", query: listQuery, answer: shapes.serverList, refusals: [400, 404, 422] },
  { method: "get", path: `${SERVER}/versions`, summary: "List the versions of a server, newest first", query: includeDeleted, answer: shapes.serverList, refusals: [400, 404, 422] },
  { method: "get", path: VERSION, summary: "Get a version; latest is one", query: includeDeleted, answer: shapes.serverResponse, refusals: [400, 404, 422] },
  { method: "post", path: "/publish", summary: "Submit a version for review", query: catalogs, body: shapes.serverDetail, answer: shapes.serverResponse, refusals: [400, 401, 403, 404, 413, 422], secured: true },
  { method: "put", path: VERSION, summary: "Answer requested changes with a new revision", query: catalogs, body: shapes.serverDetail, answer: shapes.serverResponse, refusals: [400, 401, 403, 404, 413, 422], secured: true },
  { method: "patch", path: `${VERSION}/status`, summary: "Set the publisher status of a version", body: shapes.statusUpdate, answer: shapes.serverResponse, refusals: [400, 401, 403, 404, 422], secured: true },
  { method: "patch", path: `${SERVER}/status`, summary: "Set the publisher status of all versions", body: shapes.statusUpdate, answer: shapes.allVersionsStatus, refusals: [400, 401, 403, 404, 422], secured: true },
  { method: "post", path: "/validate", summary: "Check a server.json without submitting it", body: shapes.serverDetail, answer: shapes.validation, refusals: [413] },
  login("github-at", "Exchange an API token of this registry", githubTokenSchema),
  login("github-oidc", "Exchange the identity token of a GitHub workflow", identityTokenSchema),
  login("oidc", "Exchange an identity token of the configured issuer", identityTokenSchema, [401, 404, 422]),
  login("dns", "Prove a domain by its TXT records", domainClaimSchema),
  login("http", "Prove a host by its /.well-known/mcp-registry-auth", domainClaimSchema),
  login("none", "Sign in without proof, where that is enabled", undefined, [404]),
  { method: "get", path: "/health", summary: "Tell that the registry answers", answer: shapes.health, refusals: [] },
  { method: "get", path: "/ping", summary: "Answer", answer: shapes.ping, refusals: [] },
  { method: "get", path: "/version", summary: "Tell the release", answer: shapes.version, refusals: [] },
];
