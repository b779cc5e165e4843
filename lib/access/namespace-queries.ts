import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { AddMember, Namespace } from "@/lib/access/namespace-schema";
import type { NamespaceRole } from "@/lib/access/schema";
import type { Transfer, TransferEffect } from "@/lib/access/transfer-schema";
import type { PublisherType } from "@/lib/catalog/facet-names-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";

const namespaceShape = async () => (await import("@/lib/access/namespace-schema")).namespaceSchema;
const transferEffectShape = async () => (await import("@/lib/access/transfer-schema")).transferEffectSchema;

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

const namespacePath = (name: string, part: string) => `/namespaces/${encodeURIComponent(name)}${part}`;

export function addMemberMutation(namespace: string) {
  return mutationOptions<Namespace, ApiProblem, AddMember>({
    mutationFn: (body) => callApi(namespaceShape, namespacePath(namespace, "/members"), { method: "POST", body }),
  });
}

export function setMemberMutation(namespace: string, principalId: string) {
  return mutationOptions<Namespace, ApiProblem, NamespaceRole>({
    mutationFn: (role) => callApi(namespaceShape, namespacePath(namespace, `/members/${encodeURIComponent(principalId)}`), { method: "PUT", body: { role } }),
  });
}

export function removeMemberMutation(namespace: string, principalId: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(namespacePath(namespace, `/members/${encodeURIComponent(principalId)}`), { method: "DELETE" }),
  });
}

/** What giving a namespace to somebody would move and end. */
export function transferEffectQuery(namespace: string, to: string, keepMembers: boolean) {
  const query = new URLSearchParams({ to, keepMembers: String(keepMembers) }).toString();
  return queryOptions<TransferEffect, ApiProblem>({
    queryKey: ["transfer-effect", namespace, to, keepMembers],
    queryFn: () => callApi(transferEffectShape, namespacePath(namespace, `/transfer-effect?${query}`)),
    staleTime: 0,
  });
}

export function transferMutation(namespace: string) {
  return mutationOptions<TransferEffect, ApiProblem, Transfer>({
    mutationFn: (body) => callApi(transferEffectShape, namespacePath(namespace, "/transfer"), { method: "POST", body }),
  });
}
