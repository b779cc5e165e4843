import { z } from "zod";
import { shortKeySchema } from "@/lib/catalog/short-key-schema";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";
import { packageSchema, remoteSchema } from "@/lib/manifest/schema";
import { toolSurfaceSchema } from "@/lib/manifest/tool-surface";
import { packageFactSchema, remoteFactSchema, toolFactSchema } from "@/lib/submission/detail-schema";
import { securityFactSchema } from "@/lib/submission/security-schema";

/** How the catalog would show a manifest (issue 6 §5 "preview as the catalog will show it"). Nothing is stored. Isomorphic. */
export const previewRequestSchema = z.strictObject({
  /** The text of the server.json, so that its digest is the one it will have. */
  manifest: z.string().max(262_144),
  /** What is going to be declared with it; left out: not known. */
  tools: toolSurfaceSchema.optional(),
  /** Slug of the catalog whose name for it clients would use; left out: default. */
  catalog: z.string().max(63).optional(),
  /** What clients are to call it, where the catalog has not given it a key. */
  shortKey: shortKeySchema.optional(),
});
export type PreviewRequest = z.input<typeof previewRequestSchema>;

/** What the install engine works on; it runs in the browser. */
const installSubjectSchema: z.ZodType<InstallSubject> = z.object({
  server: z.string(),
  version: z.string(),
  title: z.string(),
  description: z.string(),
  tools: z.array(z.object({ name: z.string(), annotations: z.record(z.string(), z.unknown()).exactOptional() })),
  manifest: z.object({ packages: z.array(packageSchema).optional(), remotes: z.array(remoteSchema).optional() }),
  shortKey: z.string(),
  routerName: z.string(),
  registryNames: z.boolean(),
  webLinks: z.boolean(),
});

const namedSchema = z.object({ name: z.string(), description: z.string() });

export const previewSchema = z.object({
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  at: z.string(),
  title: z.string(),
  description: z.string(),
  websiteUrl: z.string().nullable(),
  repositoryUrl: z.string().nullable(),
  packages: z.array(packageFactSchema),
  remotes: z.array(remoteFactSchema),
  tools: z.array(toolFactSchema).nullable(),
  prompts: z.array(namedSchema),
  resources: z.array(namedSchema),
  manifestJson: z.string(),
  security: z.array(securityFactSchema),
  install: installSubjectSchema,
});
export type Preview = z.infer<typeof previewSchema>;
