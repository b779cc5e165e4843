import { z } from "zod";
import { PUBLISHER_TYPES } from "@/lib/catalog/facet-names-schema";
import { decisionSchema, reviewStateSchema } from "@/lib/review/schema";

/** Who stands behind a version, as far as this registry knows. What nobody has gathered is said to be so by the page. */
export const trustSchema = z.object({
  namespace: z.string(),
  publisherType: z.enum(PUBLISHER_TYPES),
  namespaceSince: z.string(),
  owners: z.array(z.string()),
  submitter: z.object({
    name: z.string(),
    kind: z.enum(["user", "robot"]),
    /** The person who answers for a robot. */
    responsible: z.string().nullable(),
    /** How a robot proved itself at its login, as in `dns:example.com`. */
    proof: z.string().nullable(),
    since: z.string(),
  }),
  /** Everything ever decided about servers of this namespace, in catalogs the viewer may see. */
  history: z.object({ servers: z.number(), approved: z.number(), changesRequested: z.number(), rejected: z.number(), suspended: z.number() }),
  /** People who asked for this very server and still wait. */
  askers: z.array(z.object({ name: z.string(), reason: z.string() })),
});
export type Trust = z.infer<typeof trustSchema>;

/** What was decided before, and what stands beside it. */
export const precedentSchema = z.object({
  /** Other reviews of this server, newest first. */
  earlier: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      catalog: z.string(),
      state: reviewStateSchema,
      updatedAt: z.string(),
      votes: z.array(z.object({ voter: z.string(), decision: decisionSchema, comment: z.string() })),
    }),
  ),
  /** Rejections and suspensions of other servers of the namespace, newest first. */
  trouble: z.array(z.object({ server: z.string(), version: z.string(), kind: z.enum(["rejected", "suspended"]), at: z.string(), reason: z.string() })),
  /** Servers this catalog lists that look like this one, and why. */
  similar: z.array(z.object({ server: z.string(), version: z.string(), why: z.enum(["package", "remote", "name"]), what: z.string() })),
  /** Tools of the same name in other servers that this catalog lists: a model may take one for the other. */
  shadowed: z.array(z.object({ tool: z.string(), server: z.string() })),
});
export type Precedent = z.infer<typeof precedentSchema>;
