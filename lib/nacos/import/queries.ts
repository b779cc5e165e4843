import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import { type ImportPreview, importPreviewSchema } from "./preview-schema";

const importPath = (targetId: string) => `/targets/${encodeURIComponent(targetId)}/import`;

/** What an import would make of each entry of a target's namespace. Each asking reads all of it in Nacos. */
export function importPreviewQuery(targetId: string, namespace: string) {
  const query = namespace === "" ? "" : `?namespace=${encodeURIComponent(namespace)}`;
  return queryOptions<ImportPreview, ApiProblem>({
    queryKey: ["targets", targetId, "import", namespace],
    queryFn: () => callApi(importPreviewSchema, importPath(targetId) + query),
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
      callApi(z.object({ id: z.string() }), importPath(targetId), { method: "POST", body: { ...wanted, ...(namespace !== "" && { namespace }) } }),
  });
}
