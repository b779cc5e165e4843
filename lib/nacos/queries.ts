import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import { type ServerTargets, serverTargetsSchema } from "./server-targets-schema";
import { type CreateTarget, type DryRun, dryRunSchema, type PatchTarget, type Resolve, type Target, type TargetItem, targetItemSchema, targetSchema, type TestCandidate, type TestResult, testResultSchema } from "./target-schema";

/** Nacos targets as the console asks for them (governance.md §4 `/targets`). */
const targetPath = (id: string, act = "") => `/targets/${encodeURIComponent(id)}${act}`;
const itemPath = (id: string, server: string, act: string) => targetPath(id, `/servers/${encodeURIComponent(server)}${act}`);

/** One target, as it is now. */
export function targetQuery(id: string) {
  return queryOptions<Target, ApiProblem>({ queryKey: ["targets", id], queryFn: () => callApi(targetSchema, targetPath(id)) });
}

const targetsSchema = z.object({ items: z.array(targetSchema) });

/** Every target, by name; the API gives a hundred at once. */
export function targetsQuery() {
  return queryOptions<Target[], ApiProblem>({ queryKey: ["targets"], queryFn: async () => (await callApi(targetsSchema, "/targets?limit=100")).items });
}

/** Where a server stands. Asked anew each time: it is looked at while it changes. */
export function serverTargetsQuery(server: string, catalog?: string) {
  const query = catalog === undefined ? "" : `?catalog=${encodeURIComponent(catalog)}`;
  return queryOptions<ServerTargets, ApiProblem>({
    queryKey: ["server-targets", server, catalog ?? null],
    queryFn: () => callApi(serverTargetsSchema, `/servers/${encodeURIComponent(server)}/targets${query}`),
    staleTime: 0,
  });
}

/** What the next sync would write. Each asking looks at Nacos, so nothing is kept. */
export function dryRunQuery(id: string) {
  return queryOptions<DryRun, ApiProblem>({
    queryKey: ["targets", id, "dry-run"],
    queryFn: () => callApi(dryRunSchema, targetPath(id, "/dry-run"), { method: "POST" }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export function createTargetMutation() {
  return mutationOptions<Target, ApiProblem, CreateTarget>({ mutationFn: (body) => callApi(targetSchema, "/targets", { method: "POST", body }) });
}

export function patchTargetMutation(id: string) {
  return mutationOptions<Target, ApiProblem, PatchTarget>({ mutationFn: (body) => callApi(targetSchema, targetPath(id), { method: "PATCH", body }) });
}

/** Forgets a target, after taking what it wrote out of Nacos when `remove`. */
export function deleteTargetMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, { remove: boolean }>({ mutationFn: ({ remove }) => callApi(z.unknown(), targetPath(id, `?remove=${remove}`), { method: "DELETE" }) });
}

/** Tries what is in a form; nothing is kept. */
export function testCandidateMutation() {
  return mutationOptions<TestResult, ApiProblem, TestCandidate>({ mutationFn: (body) => callApi(testResultSchema, "/targets/test", { method: "POST", body }) });
}

/** Tries a target as it is stored; its answer is kept as the last test. */
export function testTargetMutation(id: string) {
  return mutationOptions<TestResult, ApiProblem, null>({ mutationFn: () => callApi(testResultSchema, targetPath(id, "/test"), { method: "POST" }) });
}

/** Looks at every server anew and writes what differs. */
export function syncTargetMutation(id: string) {
  return mutationOptions<Target, ApiProblem, { takeOver: boolean }>({
    mutationFn: ({ takeOver }) => callApi(targetSchema, targetPath(id, `/sync?takeOver=${takeOver}`), { method: "POST" }),
  });
}

/** Looks at everything that stands there, and does what the drift policy says. */
export function checkTargetMutation(id: string) {
  return mutationOptions<Target, ApiProblem, null>({ mutationFn: () => callApi(targetSchema, targetPath(id, "/check"), { method: "POST" }) });
}

/** Writes one server anew. */
export function syncServerMutation(id: string, server: string) {
  return mutationOptions<TargetItem, ApiProblem, null>({ mutationFn: () => callApi(targetItemSchema, itemPath(id, server, "/sync"), { method: "POST" }) });
}

export function resolveMutation(id: string, server: string) {
  return mutationOptions<TargetItem, ApiProblem, Resolve>({ mutationFn: (body) => callApi(targetItemSchema, itemPath(id, server, "/resolve"), { method: "POST", body }) });
}
