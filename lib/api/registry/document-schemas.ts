import { z } from "@hono/zod-openapi";
import { publisherStatusSchema } from "@/lib/catalog/status-schema";
import { CURRENT_SCHEMA_URL, manifestIssueSchema, manifestSchema } from "@/lib/manifest/schema";
import { loginSchema } from "./auth-exchange";

/** Shapes of the official API as its document names them (registry-api.md §1.4–§1.9). */
// A clone, because the shape may have been made before anything loaded what gives shapes `openapi`.
const serverDetail = manifestSchema.clone().openapi("ServerDetail", {
  example: {
    $schema: CURRENT_SCHEMA_URL,
    name: "com.example/weather",
    description: "Weather for any place on earth.",
    version: "1.2.0",
    packages: [{ registryType: "npm", identifier: "@example/weather", version: "1.2.0", transport: { type: "stdio" } }],
  },
});

const official = z.strictObject({
  status: z.enum(["active", "deprecated", "deleted"]),
  statusChangedAt: z.iso.datetime(),
  statusMessage: z.string().max(500).optional(),
  publishedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  isLatest: z.boolean(),
});

const serverResponse = z
  .object({
    server: serverDetail,
    _meta: z.looseObject({ "io.modelcontextprotocol.registry/official": official }),
  })
  .openapi("ServerResponse");

const serverList = z
  .object({
    servers: z.array(serverResponse),
    metadata: z.object({
      count: z.number().int().openapi({ description: "Entries of this page" }),
      nextCursor: z.string().optional().openapi({ description: "Absent on the last page" }),
    }),
  })
  .openapi("ServerList");

const problem = z
  .object({
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ message: z.string(), location: z.string().optional(), value: z.unknown() })).optional(),
  })
  .openapi("Problem");

export const DOCUMENT_SCHEMAS = {
  serverDetail,
  serverResponse,
  serverList,
  statusUpdate: publisherStatusSchema.openapi("StatusUpdateRequest"),
  allVersionsStatus: z.object({ updatedCount: z.number().int(), servers: z.array(serverResponse) }).openapi("AllVersionsStatusResponse"),
  validation: z.object({ valid: z.boolean(), issues: z.array(manifestIssueSchema) }).openapi("ValidationResult"),
  login: loginSchema.openapi("RegistryLogin"),
  health: z.object({ status: z.literal("ok") }),
  ping: z.object({ pong: z.literal(true) }),
  version: z.object({ version: z.string(), git_commit: z.string(), build_time: z.string() }),
  problem,
};
