import { mutationOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/http/api-client";
import type { ApiProblem } from "@/lib/http/api-client";
import { type MakeRequest, type ServerRequest, serverRequestSchema } from "@/lib/requests/schema";

export function makeRequestMutation() {
  return mutationOptions<ServerRequest, ApiProblem, MakeRequest>({
    mutationFn: (body) => callApi(serverRequestSchema, "/requests", { method: "POST", body }),
  });
}

export function declineRequestMutation(id: string) {
  return mutationOptions<ServerRequest, ApiProblem, string>({
    mutationFn: (reason) => callApi(serverRequestSchema, `/requests/${encodeURIComponent(id)}/decline`, { method: "POST", body: { reason } }),
  });
}
