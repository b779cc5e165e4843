import { z } from "zod";
import { MAPPINGS } from "./mapping-names-schema";

/** What `/targets/{id}/import` speaks (governance.md §4 `/targets`, `/imports`). Isomorphic. */

/** Why an entry of Nacos cannot be imported. */
export const BLOCKING_NOTES = [
  "no_namespace", "unreadable", "half_written", "no_version", "protocol_unsupported", "no_command", "several_programs", "command_unknown", "command_not_understood",
  "no_endpoint", "too_large", "rules_broken", "version_known", "stands_elsewhere",
] as const;

/** What of an entry a server.json and a tool surface cannot carry, or must not. */
export const LOSS_NOTES = [
  "secret_removed", "unpinned_command", "several_versions", "service_reference", "several_endpoints", "url_inputs", "header_values", "front_endpoints", "security_schemes",
  "tool_settings", "tools_invalid", "description_missing", "description_cut", "repository_dropped", "program_fields", "program_key", "text_repaired", "disabled",
] as const;

/** What is good to know; nothing is lost by it. */
export const FACT_NOTES = ["version_not_semver", "server_known"] as const;

export const importNoteCodeSchema = z.enum([...BLOCKING_NOTES, ...LOSS_NOTES, ...FACT_NOTES]);
export type ImportNoteCode = z.infer<typeof importNoteCodeSchema>;

export const importNoteSchema = z.object({
  code: importNoteCodeSchema,
  /** What it is about, such as the name of a variable: never its value. */
  subject: z.string().nullable(),
  sentence: z.string(),
});
export type ImportNote = z.infer<typeof importNoteSchema>;

/** Parts of an entry that the first sync may write anew (nacos.md §7.6). */
export const FIRST_SYNC_PARTS = [
  "name", "protocol", "frontProtocol", "description", "version", "repository", "exportPath", "service", "frontEndpoints", "localServerConfig", "tools", "toolsMeta",
  "securitySchemes", "endpoints", "versions", "enabled",
] as const;
export const firstSyncPartSchema = z.enum(FIRST_SYNC_PARTS);
export type FirstSyncPart = z.infer<typeof firstSyncPartSchema>;

export const firstSyncSchema = z.object({
  /** `nothing`: the entry stays as it is, byte for byte. `removes`: Nacos cannot hold what is approved, so the entry is taken away. */
  outcome: z.enum(["nothing", "changes", "removes"]),
  changes: z.array(firstSyncPartSchema),
  /** Why it would be removed. */
  reason: z.string().nullable(),
});
export type FirstSync = z.infer<typeof firstSyncSchema>;

/** One entry of a namespace, and what an import would make of it. */
export const importCandidateSchema = z.object({
  /** The id in Nacos. */
  id: z.string(),
  nacosName: z.string(),
  mapping: z.enum(MAPPINGS),
  /** What it would be called here, or, of ours, what it is called. */
  server: z.string().nullable(),
  version: z.string().nullable(),
  description: z.string().nullable(),
  tools: z.number().int(),
  notes: z.array(importNoteSchema),
  /** What the first sync does to it once it is listed; null where it cannot be imported, or is ours. */
  firstSync: firstSyncSchema.nullable(),
  /** Over everything an import would take from it: an import that names it takes these bytes or none. */
  digest: z.string().nullable(),
});
export type ImportCandidate = z.infer<typeof importCandidateSchema>;

export const importPreviewSchema = z.object({
  target: z.string(),
  namespaceId: z.string(),
  catalog: z.string(),
  /** Whether the policy of the catalog allows to list without review. */
  allowsListing: z.boolean(),
  items: z.array(importCandidateSchema),
  /** True: the namespace holds more than are read at once. */
  cut: z.boolean(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** A namespace of this registry: the text before the slash (registry-api.md §2.4). */
const namespaceSchema = z.string().max(100).regex(/^[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]$/, "must be a namespace such as com.example");

export const importPreviewQuerySchema = z.object({ namespace: namespaceSchema.optional() });

export const targetImportSchema = z
  .strictObject({
    /** Where entries go whose name in Nacos has no namespace. */
    namespace: namespaceSchema.optional(),
    list: z.boolean().default(false),
    reason: z.string().trim().max(2000).default(""),
    /** Which entries; all that can be imported when left out. With a `digest`, these bytes or none. */
    entries: z.array(z.strictObject({ id: z.string().max(100), digest: z.string().max(100).optional() })).min(1).max(2000).optional(),
  })
  .refine(({ list, reason }) => !list || reason !== "", { path: ["reason"], message: "Say why these versions are listed without review." });
export type TargetImport = z.output<typeof targetImportSchema>;

export const startedTargetImportSchema = z.object({ id: z.string() });
