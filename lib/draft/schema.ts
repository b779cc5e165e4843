import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";
import { toolSurfaceSchema } from "@/lib/manifest/tool-surface";

/** Drafts of a server.json (issue 6 §5, catalog-and-console-ux.md §2.3 "Submit"). Nothing of them is stored. Isomorphic. */
export const PACKAGE_SOURCES = ["npm", "pypi"] as const;
export type PackageSource = (typeof PACKAGE_SOURCES)[number];

/** Under which namespace the draft is named where the source says no name; left out: the first one may publish in. */
const namespaceSchema = z.string().min(1).max(200).optional();

export const draftRequestSchema = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.enum(PACKAGE_SOURCES),
    package: storableTextSchema.trim().min(1).max(400).describe("`name` or `name@version`"),
    namespace: namespaceSchema,
  }),
  z.strictObject({ source: z.literal("remote"), url: storableTextSchema.trim().min(1).max(2048), namespace: namespaceSchema }),
  z.strictObject({
    source: z.literal("version"),
    server: storableTextSchema.trim().min(1).max(400),
    version: storableTextSchema.trim().min(1).max(255).optional().describe("Left out: the highest one"),
  }),
]);
export type DraftRequest = z.input<typeof draftRequestSchema>;

/** What a publisher has to look at before submitting: what the source did not say, or said and was not taken. */
export const DRAFT_NOTES = [
  "name_guessed",
  "name_elsewhere",
  "name_ambiguous",
  "description_missing",
  "description_shortened",
  "repository_missing",
  "repository_unusable",
  "inputs_unknown",
  "tools_unknown",
  "no_command",
  "several_commands",
  "package_deprecated",
  "package_yanked",
  "version_missing",
  "version_raised",
  "version_kept",
  "packages_kept",
  "remote_unread",
  "sign_in_needed",
  "tools_unread",
] as const;

export const draftNoteSchema = z.object({
  code: z.enum(DRAFT_NOTES),
  /** What it is about, as the source has it: a name, a version, a reason. */
  value: z.string().nullable(),
});
export type DraftNote = z.infer<typeof draftNoteSchema>;

export const draftSchema = z.object({
  /** A server.json to go on from. What is unknown is empty or missing, so that validation names it. */
  manifest: z.record(z.string(), z.unknown()),
  /** What a remote server listed, ready to be declared once the version is submitted; null: nobody asked, or no answer. */
  tools: toolSurfaceSchema.nullable(),
  notes: z.array(draftNoteSchema),
});
export type Draft = z.infer<typeof draftSchema>;
