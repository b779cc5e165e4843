import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";
import type { Preview, PreviewRequest } from "@/lib/submission/preview-schema";
import type { Submission } from "@/lib/submission/schema";
import type { Validation } from "@/lib/submission/validation-schema";

const validationShape = async () => (await import("@/lib/submission/validation-schema")).validationSchema;
const previewShape = async () => (await import("@/lib/submission/preview-schema")).previewSchema;
const submissionShape = async () => (await import("@/lib/submission/schema")).submissionSchema;

/** What is wrong with a manifest text, by the rules of this installation. The same text is asked about once. */
export function validationQuery(text: string) {
  return queryOptions<Validation, ApiProblem>({
    queryKey: ["validation", text],
    queryFn: () => callApi(validationShape, "/validate", { method: "POST", verbatim: text }),
    enabled: text.trim() !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How the catalog would show a valid manifest. */
export function previewQuery(request: PreviewRequest, enabled: boolean) {
  return queryOptions<Preview, ApiProblem>({
    queryKey: ["preview", request],
    queryFn: () => callApi(previewShape, "/previews", { method: "POST", body: request }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface SubmissionRequest {
  text: string;
  catalogs: readonly string[];
  /** What clients are to call the server; undefined: nothing else than they would. */
  shortKey: string | undefined;
}

/** Submits a manifest for review in each of the catalogs; its bytes arrive as they were written. */
export function submitMutation() {
  return mutationOptions<Submission, ApiProblem, SubmissionRequest>({
    mutationFn: ({ text, catalogs, shortKey }) => {
      const query = new URLSearchParams(catalogs.map((slug) => ["catalog", slug]));
      if (shortKey !== undefined) query.set("shortKey", shortKey);
      return callApi(submissionShape, `/submissions?${query.toString()}`, { method: "POST", verbatim: text });
    },
  });
}

/** Declares the tool surface of a version; `text` is the JSON of it. */
export function declareToolsMutation(server: string, version: string) {
  const path = `/servers/${encodeURIComponent(server)}/versions/${encodeURIComponent(version)}/tools`;
  return mutationOptions<unknown, ApiProblem, string>({
    mutationFn: (text) => tellApi(path, { method: "PUT", verbatim: text }),
  });
}
