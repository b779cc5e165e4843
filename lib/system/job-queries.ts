import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import { type Job, jobSchema, retriedSchema, type RetryFailed } from "@/lib/system/job-schema";

const jobPath = (id: string, act = "") => `/jobs/${encodeURIComponent(id)}${act}`;

export function retryJobMutation(id: string) {
  return mutationOptions<Job, ApiProblem, void>({ mutationFn: () => callApi(jobSchema, jobPath(id, "/retry"), { method: "POST" }) });
}

export function discardJobMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({ mutationFn: () => callApi(z.unknown(), jobPath(id), { method: "DELETE" }) });
}

export function retryFailedMutation() {
  return mutationOptions<{ retried: number }, ApiProblem, RetryFailed>({ mutationFn: (body) => callApi(retriedSchema, "/jobs/retry", { method: "POST", body }) });
}
