import { z } from "zod";

/** The wire shapes of `POST /api/v1/search` (search.md §4.5), named as routers name them. */
export const searchRequestSchema = z.object({
  task_description: z.string().trim().min(1).max(4000),
  key_words: z.union([z.array(z.string().max(200)).max(50), z.string().max(2000)]).optional(),
  top_k: z.number().int().min(1).max(50).default(5),
  catalog: z.string().min(1).max(64).default("default"),
  filters: z
    .object({
      transport: z.enum(["stdio", "streamable-http", "sse"]).optional(),
      capability: z.enum(["tools", "prompts", "resources"]).optional(),
    })
    .optional(),
});

export const searchResultSchema = z.object({
  server: z.string(),
  version: z.string(),
  title: z.string(),
  description: z.string(),
  /** 0 to 1: share of the best imaginable match; comparable within one answer only. */
  score: z.number(),
  matchedTools: z.array(z.object({ name: z.string(), description: z.string(), score: z.number() })),
  reasons: z.array(z.string()),
  /** Path of the install plan of exactly this version. */
  installPlan: z.string(),
});

export const searchResponseSchema = z.object({
  results: z.array(searchResultSchema),
  /** True when nothing approved fits; then there are no results to install by mistake. */
  noMatch: z.boolean(),
  queryId: z.string(),
});

export type SearchResult = z.infer<typeof searchResultSchema>;
