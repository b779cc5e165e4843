import { mutationOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

const startedImportShape = async () => (await import("@/lib/upstream/import-schema")).startedImportSchema;

export interface WantedImport {
  file: File;
  catalog: string;
  list: boolean;
  reason: string;
}

/** Uploads a file under its name and begins its import; the browser streams it. */
export function startImportMutation() {
  return mutationOptions<{ id: string }, ApiProblem, WantedImport>({
    mutationFn: ({ file, catalog, list, reason }) => {
      const form = new FormData();
      form.set("file", file);
      const query = new URLSearchParams({ catalog, list: String(list), reason });
      return callApi(startedImportShape, `/imports?${query.toString()}`, { method: "POST", verbatim: form });
    },
  });
}
