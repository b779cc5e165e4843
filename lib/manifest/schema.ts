import { z } from "zod";

/**
 * The shape of `server.json` in its current dated form, 2025-12-11 (registry-api.md §2.2).
 *
 * Only structure lives here: lengths, patterns and conditional fields are in `constraints.ts`, the semantic rules of
 * registry-api.md §2.4 in `semantic-rules.ts`, so that a document is still readable when it breaks one of those.
 * Objects are strict: v1.8.7 refuses unknown properties ("unexpected property"), and so do we.
 */
export const CURRENT_SCHEMA_VERSION = "2025-12-11";
export const CURRENT_SCHEMA_URL = `https://static.modelcontextprotocol.io/schemas/${CURRENT_SCHEMA_VERSION}/server.schema.json`;
export const PUBLISHER_META_KEY = "io.modelcontextprotocol.registry/publisher-provided";

const inputFields = {
  description: z.string().optional(),
  isRequired: z.boolean().optional(),
  isSecret: z.boolean().optional(),
  format: z.enum(["string", "number", "boolean", "filepath"]).optional(),
  value: z.string().optional(),
  default: z.string().optional(),
  placeholder: z.string().optional(),
  choices: z.array(z.string()).optional(),
};

/** A value the user may be asked for. `value`, when present, is fixed and not editable. */
export const inputSchema = z.strictObject(inputFields);
const inputWithVariablesFields = { ...inputFields, variables: z.record(z.string(), inputSchema).optional() };

/** An environment variable or a header. */
export const keyValueInputSchema = z.strictObject({ ...inputWithVariablesFields, name: z.string() });

/** v1.8.7 reads both kinds of argument into one struct: the fields of the other kind are known, though without effect. */
const argumentFields = { ...inputWithVariablesFields, valueHint: z.string().optional(), isRepeated: z.boolean().optional() };

export const positionalArgumentSchema = z.strictObject({ ...argumentFields, type: z.literal("positional"), name: z.string().optional() });
export const namedArgumentSchema = z.strictObject({ ...argumentFields, type: z.literal("named"), name: z.string() });
export const argumentSchema = z.discriminatedUnion("type", [positionalArgumentSchema, namedArgumentSchema]);

/** How a locally started package is spoken to. */
export const localTransportSchema = z.strictObject({
  type: z.string(),
  url: z.string().optional(),
  headers: z.array(keyValueInputSchema).optional(),
});

/** A remote endpoint; `variables` fill the `{curly}` parts of its URL. */
export const remoteSchema = z.strictObject({
  type: z.string(),
  url: z.string().optional(),
  headers: z.array(keyValueInputSchema).optional(),
  variables: z.record(z.string(), inputSchema).optional(),
});

export const packageSchema = z.strictObject({
  registryType: z.string(),
  registryBaseUrl: z.string().optional(),
  identifier: z.string(),
  version: z.string().optional(),
  fileSha256: z.string().optional(),
  runtimeHint: z.string().optional(),
  transport: localTransportSchema,
  runtimeArguments: z.array(argumentSchema).optional(),
  packageArguments: z.array(argumentSchema).optional(),
  environmentVariables: z.array(keyValueInputSchema).optional(),
});

export const repositorySchema = z.strictObject({
  url: z.string().optional(),
  source: z.string().optional(),
  id: z.string().optional(),
  subfolder: z.string().optional(),
});

export const iconSchema = z.strictObject({
  src: z.string(),
  mimeType: z.string().optional(),
  sizes: z.array(z.string()).optional(),
  theme: z.string().optional(),
});

export const manifestSchema = z.strictObject({
  $schema: z.string(),
  name: z.string(),
  title: z.string().optional(),
  description: z.string(),
  version: z.string(),
  websiteUrl: z.string().optional(),
  repository: repositorySchema.optional(),
  icons: z.array(iconSchema).optional(),
  packages: z.array(packageSchema).optional(),
  remotes: z.array(remoteSchema).optional(),
  _meta: z.strictObject({ [PUBLISHER_META_KEY]: z.record(z.string(), z.unknown()).optional() }).optional(),
});

export type Input = z.infer<typeof inputSchema>;
export type KeyValueInput = z.infer<typeof keyValueInputSchema>;
export type Argument = z.infer<typeof argumentSchema>;
export type LocalTransport = z.infer<typeof localTransportSchema>;
export type Remote = z.infer<typeof remoteSchema>;
export type Package = z.infer<typeof packageSchema>;
export type Repository = z.infer<typeof repositorySchema>;
export type Manifest = z.infer<typeof manifestSchema>;

/** One thing wrong with a manifest, in the shape of the official `POST /validate` (registry-api.md §2.5). */
export const manifestIssueSchema = z.object({
  type: z.enum(["json", "schema", "semantic", "linter"]),
  path: z.string(),
  message: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  reference: z.string(),
});

/** What an issue tells of its case, by name: for sentences in other languages than that of `message`. */
export type IssueParams = Readonly<Record<string, string | number>>;
export type ManifestIssue = z.infer<typeof manifestIssueSchema> & { params?: IssueParams };
