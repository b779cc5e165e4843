import { z } from "zod";

/** What a change is about; reviewers filter by it. */
const changeAreaSchema = z.enum([
  "identity", "text", "repository", "package", "transport", "remote", "header", "argument", "environment", "meta",
]);
const changeRiskSchema = z.enum(["high", "medium", "low"]);

/** One change between two manifests. `before` is absent in an addition, `after` in a removal. */
export const manifestChangeSchema = z.strictObject({
  kind: z.enum(["added", "removed", "changed"]),
  area: changeAreaSchema,
  /** JSON pointer (RFC 6901): into the newer manifest, and for removals into the older one. */
  pointer: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  risk: changeRiskSchema,
});

export type ChangeArea = z.infer<typeof changeAreaSchema>;
export type ChangeRisk = z.infer<typeof changeRiskSchema>;
export type ManifestChange = z.infer<typeof manifestChangeSchema>;
