import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import type { ImportPreview } from "./preview-schema";

const importPreviewShape = async () => (await import("./preview-schema")).importPreviewSchema;
const startedShape = async () => (await import("./preview-schema")).startedTargetImportSchema;

const importPath = (targetId: string) => `/targets/${encodeURIComponent(targetId)}/import`;

/** What an import would make of each entry of a target's namespace. Each asking reads all of it in Nacos. */
export function importPreviewQuery(targetId: string, namespace: string) {
  const query = namespace === "" ? "" : `?namespace=${encodeURIComponent(namespace)}`;
  return queryOptions<ImportPreview, ApiProblem>({
    queryKey: ["targets", targetId, "import", namespace],
    queryFn: () => callApi(importPreviewShape, importPath(targetId) + query),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export interface WantedTargetImport {
  namespace: string;
  list: boolean;
  reason: string;
  entries: { id: string; digest: string }[];
}

/** Begins an import of entries as they were seen. */
export function targetImportMutation(targetId: string) {
  return mutationOptions<{ id: string }, ApiProblem, WantedTargetImport>({
    mutationFn: ({ namespace, ...wanted }) =>
      callApi(startedShape, importPath(targetId), { method: "POST", body: { ...wanted, ...(namespace !== "" && { namespace }) } }),
  });
}
