import { mutationOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import { startedImportSchema } from "@/lib/upstream/import-schema";

export interface WantedImport {
  file: Blob;
  catalog: string;
  list: boolean;
  reason: string;
}

/** Uploads a file and begins its import; the browser streams it. */
export function startImportMutation() {
  return mutationOptions<{ id: string }, ApiProblem, WantedImport>({
    mutationFn: ({ file, catalog, list, reason }) => {
      const query = new URLSearchParams({ catalog, list: String(list), reason });
      return callApi(startedImportSchema, `/imports?${query.toString()}`, { method: "POST", verbatim: file });
    },
  });
}
