import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import { foundServerSchema } from "@/lib/submission/found-server-schema";
import type { FoundServer } from "@/lib/submission/found-server-schema";

const FOUND_AT_MOST = 6;

/** Servers for a text that is being typed, as the page of the catalog would find them: by name, else as a task. */
export function foundServersQuery(text: string) {
  return queryOptions<FoundServer[], ApiProblem>({
    queryKey: ["found-servers", text],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ q: text.slice(0, 200), sort: "relevance", limit: String(FOUND_AT_MOST) });
      const page = await callApi(z.object({ items: z.array(foundServerSchema) }), `/servers?${query.toString()}`, { signal });
      return page.items;
    },
    enabled: text !== "",
    retry: false,
  });
}
