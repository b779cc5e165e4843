import { queryOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import type { ShortKeys } from "@/lib/catalog/short-key-schema";

const shapes = () => import("@/lib/catalog/short-key-schema");
const shortKeysShape = async () => (await shapes()).shortKeysSchema;

function keysPath(server: string, catalogs: readonly string[], more: Record<string, string> = {}): string {
  const query = new URLSearchParams([["server", server], ...catalogs.map((slug) => ["catalog", slug]), ...Object.entries(more)]);
  return `/short-keys?${query.toString()}`;
}

/** What clients call a server in some catalogs, or would; refused to who may not publish it. */
export function shortKeysQuery(server: string | undefined, catalogs: readonly string[]) {
  return queryOptions<ShortKeys, ApiProblem>({
    queryKey: ["short-keys", server, catalogs],
    queryFn: () => callApi(shortKeysShape, keysPath(server ?? "", catalogs)),
    enabled: server !== undefined && catalogs.length > 0,
    retry: false,
  });
}

/** The same for a key that is being typed; null: it does not have the form of one, so nobody is asked. */
export function typedKeyQuery(server: string | undefined, catalogs: readonly string[], key: string | undefined) {
  return queryOptions<ShortKeys | null, ApiProblem>({
    queryKey: ["short-keys", server, catalogs, key],
    queryFn: async () => {
      const { shortKeySchema } = await shapes();
      return shortKeySchema.safeParse(key).success ? callApi(shortKeysShape, keysPath(server ?? "", catalogs, { shortKey: key ?? "" })) : null;
    },
    enabled: server !== undefined && catalogs.length > 0 && key !== undefined,
    retry: false,
  });
}
