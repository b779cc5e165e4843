import { mutationOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";
import type { RetryFailed } from "@/lib/system/job-schema";

const retriedShape = async () => (await import("@/lib/system/job-schema")).retriedSchema;
const jobPath = (id: string, act = "") => `/jobs/${encodeURIComponent(id)}${act}`;

export function retryJobMutation(id: string) {
  return mutationOptions<void, ApiProblem, void>({ mutationFn: () => tellApi(jobPath(id, "/retry"), { method: "POST" }) });
}

export function discardJobMutation(id: string) {
  return mutationOptions<void, ApiProblem, null>({ mutationFn: () => tellApi(jobPath(id), { method: "DELETE" }) });
}

export function retryFailedMutation() {
  return mutationOptions<{ retried: number }, ApiProblem, RetryFailed>({ mutationFn: (body) => callApi(retriedShape, "/jobs/retry", { method: "POST", body }) });
}
