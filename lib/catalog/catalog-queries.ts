import { mutationOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import type { PolicyView } from "@/lib/catalog/catalog-schema";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";

const policyViewShape = async () => (await import("@/lib/catalog/catalog-schema")).policyViewSchema;

/** Puts a policy in force; `seen` is the digest of the one the person edited (`If-Match`, governance.md §4). */
export function policyMutation(catalog: string) {
  return mutationOptions<PolicyView, ApiProblem, { policy: PolicyDocument; seen: string }>({
    mutationFn: ({ policy, seen }) =>
      callApi(policyViewShape, `/catalogs/${encodeURIComponent(catalog)}/policy`, {
        method: "PUT",
        body: policy,
        headers: { "If-Match": `"${seen}"` },
      }),
  });
}
