import { mutationOptions } from "@tanstack/react-query";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import type { DryRun, DryRunFilter, DryRunItem } from "@/lib/review/dry-run-schema";

const pageShape = async () => (await import("@/lib/review/dry-run-schema")).dryRunPageSchema;
export type DryRunPage = DryRun & { items: DryRunItem[]; nextCursor?: string | undefined };

const PAGE_SIZE = "20";

/** Tries a policy; a mutation only in that the browser asks when told to. */
export function dryRunMutation(catalog: string) {
  return mutationOptions<DryRunPage, ApiProblem, { policy: PolicyDocument; filter: DryRunFilter; cursor: string | undefined }>({
    mutationFn: ({ policy, filter, cursor }) => {
      const query = Object.entries({ ...filter, cursor, limit: PAGE_SIZE }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      return callApi(pageShape, `/catalogs/${encodeURIComponent(catalog)}/policy/dry-run?${new URLSearchParams(query).toString()}`, { method: "POST", body: { policy } });
    },
  });
}
