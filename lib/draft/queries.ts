import { mutationOptions } from "@tanstack/react-query";
import type { Draft, DraftRequest } from "@/lib/draft/schema";
import { type ApiProblem, callApi } from "@/lib/http/api-client";

const draftShape = async () => (await import("@/lib/draft/schema")).draftSchema;

/** Proposes a server.json; nothing is stored. */
export function draftMutation() {
  return mutationOptions<Draft, ApiProblem, DraftRequest>({
    mutationFn: (request) => callApi(draftShape, "/drafts", { method: "POST", body: request }),
  });
}
