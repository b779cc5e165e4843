import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/http/api-client";
import { usageSchema } from "@/lib/usage/schema";

/** How often a server was pulled over the last `days` days. */
export function usageQuery(server: string, days: number) {
  return queryOptions({ queryKey: ["usage", server, days], queryFn: () => callApi(usageSchema, `/servers/${encodeURIComponent(server)}/usage?days=${days}`) });
}
