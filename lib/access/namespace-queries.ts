import { mutationOptions } from "@tanstack/react-query";
import type { Namespace } from "@/lib/access/namespace-schema";
import type { PublisherType } from "@/lib/catalog/facet-names-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

const namespaceShape = async () => (await import("@/lib/access/namespace-schema")).namespaceSchema;

/** Says who stands behind a namespace. */
export function classifyNamespaceMutation(name: string) {
  return mutationOptions<Namespace, ApiProblem, PublisherType>({
    mutationFn: (publisherType) => callApi(namespaceShape, `/namespaces/${encodeURIComponent(name)}`, { method: "PATCH", body: { publisherType } }),
  });
}

export function createNamespaceMutation() {
  return mutationOptions<Namespace, ApiProblem, string>({
    mutationFn: (name) => callApi(namespaceShape, "/namespaces", { method: "POST", body: { name } }),
  });
}
