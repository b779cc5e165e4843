import { mutationOptions } from "@tanstack/react-query";
import { type Draft, type DraftRequest, draftSchema } from "@/lib/draft/schema";
import { type ApiProblem, callApi } from "@/lib/http/api-client";

/** Proposes a server.json; nothing is stored. */
export function draftMutation() {
  return mutationOptions<Draft, ApiProblem, DraftRequest>({
    mutationFn: (request) => callApi(draftSchema, "/drafts", { method: "POST", body: request }),
  });
}
