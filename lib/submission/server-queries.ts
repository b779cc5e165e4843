import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { searchResponseSchema } from "@/lib/catalog/search-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import { foundServerSchema } from "@/lib/submission/found-server-schema";
import type { FoundServer } from "@/lib/submission/found-server-schema";

const FOUND_AT_MOST = 6;

/** Servers for a text that is being typed: those with it in their name, else those that fit it as a task. */
export function foundServersQuery(text: string) {
  return queryOptions<FoundServer[], ApiProblem>({
    queryKey: ["found-servers", text],
    queryFn: async ({ signal }) => {
      const named = await namedLike(text, signal);
      return named.length > 0 ? named : fittingTask(text, signal);
    },
    enabled: text !== "",
    retry: false,
  });
}

async function namedLike(text: string, signal: AbortSignal): Promise<FoundServer[]> {
  const query = new URLSearchParams({ q: text.slice(0, 200), limit: String(FOUND_AT_MOST) });
  const page = await callApi(z.object({ items: z.array(foundServerSchema) }), `/servers?${query.toString()}`, { signal });
  return page.items;
}

async function fittingTask(text: string, signal: AbortSignal): Promise<FoundServer[]> {
  const body = { task_description: text, top_k: FOUND_AT_MOST };
  const { results } = await callApi(searchResponseSchema, "/search", { method: "POST", body, signal });
  return results.map(({ server, title, description }) => ({ server, title, description }));
}
