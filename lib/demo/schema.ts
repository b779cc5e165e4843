import { z } from "zod";
import { manifestSchema } from "@/lib/manifest/schema";
import { toolSurfaceSchema } from "@/lib/manifest/tool-surface";

/**
 * Where the demo puts a server (issue 3 §7): `listed` in the catalog `default`; `prod` in `default` and `prod`;
 * `pending` and `findings` wait for a reviewer, the latter with findings; `changes_requested` carries the reviewer's
 * comment and `suspended` the reason in `reason`.
 */
export const demoStateSchema = z.enum(["listed", "prod", "pending", "changes_requested", "findings", "suspended"]);

export const demoServerSchema = z.strictObject({
  manifest: manifestSchema,
  surface: toolSurfaceSchema,
  state: demoStateSchema,
  reason: z.string().min(1).optional(),
});

export type DemoState = z.infer<typeof demoStateSchema>;
export type DemoServer = z.infer<typeof demoServerSchema>;
