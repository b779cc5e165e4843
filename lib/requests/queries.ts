import { mutationOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/http/api-client";
import type { ApiProblem } from "@/lib/http/api-client";
import type { MakeRequest, ServerRequest } from "@/lib/requests/schema";

const serverRequestShape = async () => (await import("@/lib/requests/schema")).serverRequestSchema;

export function makeRequestMutation() {
  return mutationOptions<ServerRequest, ApiProblem, MakeRequest>({
    mutationFn: (body) => callApi(serverRequestShape, "/requests", { method: "POST", body }),
  });
}

export function declineRequestMutation(id: string) {
  return mutationOptions<ServerRequest, ApiProblem, string>({
    mutationFn: (reason) => callApi(serverRequestShape, `/requests/${encodeURIComponent(id)}/decline`, { method: "POST", body: { reason } }),
  });
}
