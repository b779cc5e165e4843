import { z } from "zod";
import { clientInstallSchema } from "./configuration/schema";

/**
 * The wire shape of an install plan (install.md §1.8): what a client or router must run or connect to,
 * as an argv array, never as a shell string. Values a person has to supply appear as references.
 */
const inputReferenceSchema = z.strictObject({ input: z.string() });
const templateSchema = z.strictObject({ template: z.string() });

/** A literal, the value of one input, or a text whose `{id}` parts are values of inputs; other braces are literal. */
export const planValueSchema = z.union([z.string(), inputReferenceSchema, templateSchema]);

const targetFields = { id: z.string(), preferred: z.boolean() };
const processFields = {
  command: z.string(),
  args: z.array(planValueSchema),
  env: z.record(z.string(), planValueSchema),
  integrity: z.strictObject({ type: z.string(), value: z.string() }).optional(),
};
const httpTransportSchema = z.enum(["streamable-http", "sse"]);
const endpointFields = {
  transport: httpTransportSchema,
  url: planValueSchema,
  headers: z.record(z.string(), planValueSchema),
};

/** Start a process and speak over its standard streams. Drop an `env` entry whose optional input was left empty. */
export const stdioTargetSchema = z.strictObject({ ...targetFields, transport: z.literal("stdio"), ...processFields });
/** Connect to a running endpoint. Drop a header whose optional input was left empty. */
export const remoteTargetSchema = z.strictObject({ ...targetFields, ...endpointFields });
/** Two steps: start the process, then connect to its URL. */
export const localHttpTargetSchema = z.strictObject({ ...targetFields, ...endpointFields, ...processFields });
const downloadSchema = z.strictObject({ url: z.string(), sha256: z.string() });

/** Listed so that a user interface can grey it out and say why; a bundle with what a desktop client needs. */
export const unsupportedTargetSchema = z.strictObject({
  ...targetFields,
  preferred: z.literal(false),
  transport: z.string(),
  /** The English sentence; `reason` is the same as a stable code with what it is about. */
  unsupported: z.string(),
  reason: z.strictObject({ code: z.string(), params: z.record(z.string(), z.string()) }),
  download: downloadSchema.optional(),
});

export const installTargetSchema = z.union([
  stdioTargetSchema,
  localHttpTargetSchema,
  remoteTargetSchema,
  unsupportedTargetSchema,
]);

/** One prompt: a value only the user or the operator of a router can supply. Absent flags mean false. */
export const planInputSchema = z.strictObject({
  id: z.string(),
  label: z.strictObject({ en: z.string(), zh: z.string().optional() }),
  where: z.enum(["argument", "env", "header", "url"]),
  required: z.literal(true).optional(),
  secret: z.literal(true).optional(),
  repeated: z.literal(true).optional(),
  format: z.enum(["number", "boolean", "filepath"]).optional(),
  choices: z.array(z.string()).optional(),
  default: z.string().optional(),
  placeholder: z.string().optional(),
});

export const installPlanSchema = z.strictObject({
  plan: z.literal("1"),
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  status: z.enum(["approved", "deprecated"]),
  expires: z.iso.datetime().optional(),
  targets: z.array(installTargetSchema),
  inputs: z.array(planInputSchema),
  tools: z.array(z.strictObject({ name: z.string(), readOnly: z.boolean() })),
  blocked: z.string().nullable(),
  /** The configuration for the client that was asked for. */
  client: clientInstallSchema.optional(),
});

export type Download = z.infer<typeof downloadSchema>;
export type PlanValue = z.infer<typeof planValueSchema>;
export type StdioTarget = z.infer<typeof stdioTargetSchema>;
export type RemoteTarget = z.infer<typeof remoteTargetSchema>;
export type UnsupportedTarget = z.infer<typeof unsupportedTargetSchema>;
export type InstallTarget = z.infer<typeof installTargetSchema>;
export type PlanInput = z.infer<typeof planInputSchema>;
export type InstallPlan = z.infer<typeof installPlanSchema>;
