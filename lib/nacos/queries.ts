import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";
import type { ServerTargets } from "./server-targets-schema";
import type { CreateTarget, DryRun, PatchTarget, Resolve, Target, TargetItem, TestCandidate, TestResult } from "./target-schema";

const targetShape = async () => (await import("./target-schema")).targetSchema;
const targetsShape = async () => (await import("./target-schema")).targetsSchema;
const serverTargetsShape = async () => (await import("./server-targets-schema")).serverTargetsSchema;
const dryRunShape = async () => (await import("./target-schema")).dryRunSchema;
const testResultShape = async () => (await import("./target-schema")).testResultSchema;
const targetItemShape = async () => (await import("./target-schema")).targetItemSchema;

/** Nacos targets as the console asks for them (governance.md §4 `/targets`). */
const targetPath = (id: string, act = "") => `/targets/${encodeURIComponent(id)}${act}`;
const itemPath = (id: string, server: string, act: string) => targetPath(id, `/servers/${encodeURIComponent(server)}${act}`);

/** One target, as it is now. */
export function targetQuery(id: string) {
  return queryOptions<Target, ApiProblem>({ queryKey: ["targets", id], queryFn: () => callApi(targetShape, targetPath(id)) });
}

/** Every target, by name. */
export function targetsQuery() {
  return queryOptions<Target[], ApiProblem>({ queryKey: ["targets"], queryFn: everyTarget });
}

/** The API gives a hundred at once. */
async function everyTarget(): Promise<Target[]> {
  const targets: Target[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const page: { items: Target[]; nextCursor?: string | undefined } = await callApi(targetsShape, `/targets?limit=100${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    targets.push(...page.items);
    cursor = page.nextCursor;
  }
  return targets;
}

/** Where a server stands. Asked anew each time: it is looked at while it changes. */
export function serverTargetsQuery(server: string, catalog?: string) {
  const query = catalog === undefined ? "" : `?catalog=${encodeURIComponent(catalog)}`;
  return queryOptions<ServerTargets, ApiProblem>({
    queryKey: ["server-targets", server, catalog ?? null],
    queryFn: () => callApi(serverTargetsShape, `/servers/${encodeURIComponent(server)}/targets${query}`),
    staleTime: 0,
  });
}

/** What the next sync would write. Each asking looks at Nacos, so nothing is kept. */
export function dryRunQuery(id: string) {
  return queryOptions<DryRun, ApiProblem>({
    queryKey: ["targets", id, "dry-run"],
    queryFn: () => callApi(dryRunShape, targetPath(id, "/dry-run"), { method: "POST" }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export function createTargetMutation() {
  return mutationOptions<Target, ApiProblem, CreateTarget>({ mutationFn: (body) => callApi(targetShape, "/targets", { method: "POST", body }) });
}

export function patchTargetMutation(id: string) {
  return mutationOptions<Target, ApiProblem, PatchTarget>({ mutationFn: (body) => callApi(targetShape, targetPath(id), { method: "PATCH", body }) });
}

/** Forgets a target, after taking what it wrote out of Nacos when `remove`. */
export function deleteTargetMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, { remove: boolean }>({ mutationFn: ({ remove }) => tellApi(targetPath(id, `?remove=${remove}`), { method: "DELETE" }) });
}

/** Tries what is in a form; nothing is kept. */
export function testCandidateMutation() {
  return mutationOptions<TestResult, ApiProblem, TestCandidate>({ mutationFn: (body) => callApi(testResultShape, "/targets/test", { method: "POST", body }) });
}

/** Tries a target as it is stored; its answer is kept as the last test. */
export function testTargetMutation(id: string) {
  return mutationOptions<TestResult, ApiProblem, null>({ mutationFn: () => callApi(testResultShape, targetPath(id, "/test"), { method: "POST" }) });
}

/** Looks at every server anew and writes what differs. */
export function syncTargetMutation(id: string) {
  return mutationOptions<Target, ApiProblem, { takeOver: boolean }>({
    mutationFn: ({ takeOver }) => callApi(targetShape, targetPath(id, `/sync?takeOver=${takeOver}`), { method: "POST" }),
  });
}

/** Looks at everything that stands there, and does what the drift policy says. */
export function checkTargetMutation(id: string) {
  return mutationOptions<Target, ApiProblem, null>({ mutationFn: () => callApi(targetShape, targetPath(id, "/check"), { method: "POST" }) });
}

/** Writes one server anew. */
export function syncServerMutation(id: string, server: string) {
  return mutationOptions<TargetItem, ApiProblem, null>({ mutationFn: () => callApi(targetItemShape, itemPath(id, server, "/sync"), { method: "POST" }) });
}

export function resolveMutation(id: string, server: string) {
  return mutationOptions<TargetItem, ApiProblem, Resolve>({ mutationFn: (body) => callApi(targetItemShape, itemPath(id, server, "/resolve"), { method: "POST", body }) });
}
