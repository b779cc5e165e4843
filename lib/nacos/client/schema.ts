import { z } from "zod";

/**
 * What a Nacos answers, read tolerantly: anyone may have written there, in any generation from 3.0.3 on (nacos.md §1.2).
 * A missing key reads as `null`; keys that we do not know are dropped, save inside tools, whose text is evidence.
 * One odd entry must never hide the others, so only identity is required.
 */
const absent = <T extends z.ZodType>(type: T) => type.nullable().catch(null).default(null);
const listOf = <T extends z.ZodType>(type: T) => z.array(type).nullable().catch(null).default(null);

const versionDetailSchema = z.object({
  version: z.string(),
  release_date: absent(z.string()),
  is_latest: absent(z.boolean()),
});

const repositorySchema = z.object({
  url: absent(z.string()),
  source: absent(z.string()),
  id: absent(z.string()),
  subfolder: absent(z.string()),
});

const serviceRefSchema = z.object({
  namespaceId: absent(z.string()),
  groupName: absent(z.string()),
  serviceName: absent(z.string()),
  transportProtocol: absent(z.string()),
});

const remoteServerConfigSchema = z.object({
  serviceRef: absent(serviceRefSchema),
  exportPath: absent(z.string()),
  frontEndpointConfigList: listOf(z.unknown()),
});

const endpointSchema = z.object({
  protocol: absent(z.string()),
  address: z.string(),
  port: z.coerce.number().int(),
  path: absent(z.string()),
  headers: listOf(z.unknown()),
});

/** From 3.2 on a tool also carries `outputSchema`, `annotations` and `_meta`: they are kept. */
const observedToolSchema = z.looseObject({
  name: z.string(),
  description: absent(z.string()),
  inputSchema: absent(z.record(z.string(), z.unknown())),
});

const toolSpecificationSchema = z.object({
  tools: z.array(observedToolSchema).nullable().default(null).transform((tools) => tools ?? []),
  toolsMeta: z.record(z.string(), z.unknown()).nullable().default(null).transform((meta) => meta ?? {}),
  securitySchemes: z.array(z.unknown()).nullable().default(null).transform((schemes) => schemes ?? []),
});

const basicFields = {
  id: z.string(),
  name: z.string(),
  protocol: z.string().nullable().default(null).transform((protocol) => protocol ?? ""),
  frontProtocol: absent(z.string()),
  description: absent(z.string()),
  repository: absent(repositorySchema),
  packages: listOf(z.unknown()),
  versionDetail: absent(versionDetailSchema),
  version: absent(z.string()),
  remoteServerConfig: absent(remoteServerConfigSchema),
  localServerConfig: absent(z.record(z.string(), z.unknown())),
  enabled: z.boolean().nullable().default(true).transform((enabled) => enabled ?? true),
  status: absent(z.string()),
  capabilities: listOf(z.string()),
};

/** The answer of a detail. A server of our mapper (`NacosServerDetail`) fits this shape too, so both can be compared. */
export const observedServerSchema = z.object({
  ...basicFields,
  backendEndpoints: listOf(endpointSchema),
  frontendEndpoints: listOf(endpointSchema),
  toolSpec: absent(toolSpecificationSchema),
  allVersions: listOf(versionDetailSchema),
  namespaceId: absent(z.string()),
});

/** One entry of a list: no tools, no endpoints, no configuration (capture 16-list-directly-after-create). */
export const listedServerSchema = z.object({
  ...basicFields,
  latestPublishedVersion: absent(z.string()),
  versionDetails: listOf(versionDetailSchema),
});

export const endpointServiceSchema = z.object({
  name: z.string(),
  groupName: z.string(),
  ipCount: z.coerce.number().int().default(0),
  healthyInstanceCount: z.coerce.number().int().default(0),
});

export const serviceInstanceSchema = z.object({
  ip: z.string(),
  port: z.coerce.number().int(),
  healthy: z.boolean(),
  enabled: z.boolean().default(true),
  ephemeral: z.boolean().default(false),
  clusterName: absent(z.string()),
});

export const configSummarySchema = z.object({
  groupName: z.string(),
  dataId: z.string(),
  /** For the configs of an MCP server: its name. */
  appName: absent(z.string()),
});

export const storedConfigSchema = z.object({
  content: z.string(),
  md5: z.string(),
  createUser: absent(z.string()),
});

export type ObservedServer = z.infer<typeof observedServerSchema>;
export type ListedServer = z.infer<typeof listedServerSchema>;
export type EndpointService = z.infer<typeof endpointServiceSchema>;
export type ServiceInstance = z.infer<typeof serviceInstanceSchema>;
export type ConfigSummary = z.infer<typeof configSummarySchema>;
export type StoredConfig = z.infer<typeof storedConfigSchema>;
