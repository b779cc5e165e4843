import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";

/** How long what the server rendered counts as fresh, so that a page does not fetch again what it was just given. */
const STALE_AFTER_MS = 30_000;

/** A client with our defaults: one per server render (answers must never leak between viewers), one per browser tab. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: STALE_AFTER_MS, retry: 1 },
      dehydrate: {
        // Pending queries are streamed too: a server page need not wait for what it prefetches.
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
