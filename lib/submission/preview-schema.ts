import { z } from "zod";
import { toolSurfaceSchema } from "@/lib/manifest/tool-surface";
import { packageFactSchema, remoteFactSchema, toolFactSchema } from "@/lib/submission/detail-schema";
import { securityFactSchema } from "@/lib/submission/security-schema";

/** How the catalog would show a manifest (issue 6 §5 "preview as the catalog will show it"). Nothing is stored. Isomorphic. */
export const previewRequestSchema = z.strictObject({
  /** The text of the server.json, so that its digest is the one it will have. */
  manifest: z.string().max(262_144),
  /** What is going to be declared with it; left out: not known. */
  tools: toolSurfaceSchema.optional(),
});
export type PreviewRequest = z.input<typeof previewRequestSchema>;

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
});
export type Preview = z.infer<typeof previewSchema>;
