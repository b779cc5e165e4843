import { queryOptions } from "@tanstack/react-query";
import type { SuspensionEffect } from "@/lib/effect/schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

const suspensionEffectShape = async () => (await import("@/lib/effect/schema")).suspensionEffectSchema;

export interface SuspendedThing {
  server: string;
  /** Left out: every version. */
  version?: string | undefined;
  /** Left out: every catalog. */
  catalog?: string | undefined;
}

/** What a suspension would hit, asked anew each time somebody is about to suspend. */
export function suspensionEffectQuery({ server, version, catalog }: SuspendedThing) {
  const query = catalog === undefined ? "" : `?catalog=${encodeURIComponent(catalog)}`;
  const of = version === undefined ? "" : `/versions/${encodeURIComponent(version)}`;
  return queryOptions<SuspensionEffect, ApiProblem>({
    queryKey: ["suspension-effect", server, version ?? null, catalog ?? null],
    queryFn: () => callApi(suspensionEffectShape, `/servers/${encodeURIComponent(server)}${of}/suspension-effect${query}`),
    staleTime: 0,
  });
}
