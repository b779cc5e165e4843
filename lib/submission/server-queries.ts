import { queryOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import type { FoundServer } from "@/lib/submission/found-server-schema";

const foundServersShape = async () => (await import("@/lib/submission/found-server-schema")).foundServersSchema;

const FOUND_AT_MOST = 6;

/** Servers for a text that is being typed, as the page of the catalog would find them: by name, else as a task. */
export function foundServersQuery(text: string) {
  return queryOptions<FoundServer[], ApiProblem>({
    queryKey: ["found-servers", text],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ q: text.slice(0, 200), sort: "relevance", limit: String(FOUND_AT_MOST) });
      const page = await callApi(foundServersShape, `/servers?${query.toString()}`, { signal });
      return page.items;
    },
    enabled: text !== "",
    retry: false,
  });
}
