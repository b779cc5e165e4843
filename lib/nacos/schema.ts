import { z } from "zod";

/**
 * The JSON of the Nacos v3 admin MCP API (nacos.md §1.2), as Nacos 3.1 writes it: every key present, absent things
 * `null`. Keys that other generations leave out are read as `null`; keys that we do not know are dropped.
 */
const absent = <T extends z.ZodType>(type: T) => type.nullable().default(null);

export const nacosProtocolSchema = z.enum(["stdio", "mcp-sse", "mcp-streamable", "http", "https", "dubbo"]);

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
  namespaceId: z.string(),
  groupName: z.string(),
  serviceName: z.string(),
  transportProtocol: absent(z.string()),
});

const remoteServerConfigSchema = z.object({
  serviceRef: absent(serviceRefSchema),
  exportPath: absent(z.string()),
  frontEndpointConfigList: absent(z.array(z.unknown())),
});

/** One locally started server; routers look it up under the exact Nacos name. */
const localServerSchema = z.object({
  command: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
});

const endpointSchema = z.object({
  protocol: absent(z.string()),
  address: z.string(),
  port: z.number().int(),
  path: absent(z.string()),
  headers: absent(z.array(z.unknown())),
});

export const nacosToolSchema = z.object({
  name: z.string(),
  description: absent(z.string()),
  inputSchema: absent(z.record(z.string(), z.unknown())),
});

export const nacosToolSpecificationSchema = z.object({
  specificationType: absent(z.string()),
  encryptData: absent(z.unknown()),
  tools: z.array(nacosToolSchema),
  toolsMeta: z.record(z.string(), z.unknown()),
  securitySchemes: z.array(z.unknown()),
});

const basicFields = {
  id: z.string(),
  name: z.string(),
  protocol: nacosProtocolSchema,
  frontProtocol: absent(nacosProtocolSchema),
  description: absent(z.string()),
  repository: absent(repositorySchema),
  packages: absent(z.array(z.unknown())),
  versionDetail: absent(versionDetailSchema),
  version: absent(z.string()),
  remoteServerConfig: absent(remoteServerConfigSchema),
  localServerConfig: absent(z.object({ mcpServers: z.record(z.string(), localServerSchema).optional() })),
  enabled: z.boolean().default(true),
  status: absent(z.string()),
  capabilities: absent(z.array(z.string())),
};

export const nacosServerDetailSchema = z.object({
  ...basicFields,
  backendEndpoints: absent(z.array(endpointSchema)),
  frontendEndpoints: absent(z.array(endpointSchema)),
  toolSpec: absent(nacosToolSpecificationSchema),
  allVersions: absent(z.array(versionDetailSchema)),
  namespaceId: absent(z.string()),
});

export const nacosListItemSchema = z.object({
  ...basicFields,
  latestPublishedVersion: absent(z.string()),
  versionDetails: absent(z.array(versionDetailSchema)),
});

export const nacosPageSchema = z.object({
  totalCount: z.number().int(),
  pageNumber: z.number().int(),
  pagesAvailable: z.number().int(),
  pageItems: z.array(nacosListItemSchema),
});

/** The envelope around every answer of the admin API: `code` 0 is success. */
export const nacosEnvelopeSchema = z.object({ code: z.number().int(), message: z.string(), data: z.unknown() });

export type NacosTool = z.infer<typeof nacosToolSchema>;
export type NacosToolSpecification = z.infer<typeof nacosToolSpecificationSchema>;
export type NacosServerDetail = z.infer<typeof nacosServerDetailSchema>;
export type NacosListItem = z.infer<typeof nacosListItemSchema>;
export type NacosPage = z.infer<typeof nacosPageSchema>;
