import { z } from "zod";
import { GROUP_ROLE_CAUSES } from "@/lib/access/role-names-schema";
import { NOTICE_TYPE_NAMES } from "./notice-names-schema";

export const noticeTypeSchema = z.enum(NOTICE_TYPE_NAMES);

/** The facts of an event that words are made of. Small texts, never a secret (lib/notices/told-text.ts). */
export const eventParamsSchema = z.object({
  /** Who did it; left out: the registry itself. */
  actor: z.string().optional(),
  server: z.string().optional(),
  version: z.string().optional(),
  catalog: z.string().optional(),
  reviewId: z.string().optional(),
  /** What it is about when it is no server: a target, a token, a request. */
  name: z.string().optional(),
  /** What somebody said about it: a reason, a comment. */
  text: z.string().optional(),
  count: z.number().optional(),
  /** When something will happen. */
  until: z.string().optional(),
  /** Roles a person now has. */
  roles: z.array(z.string()).optional(),
  /** Why roles of groups changed; left out: their groups did it, or it was told before causes were. */
  cause: z.enum(GROUP_ROLE_CAUSES).optional(),
  /** It was approved, and is suspended all the same. */
  suspended: z.boolean().optional(),
});
export type EventParams = z.infer<typeof eventParamsSchema>;
