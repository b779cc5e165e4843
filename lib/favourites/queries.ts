import { mutationOptions } from "@tanstack/react-query";
import type { Collection, CreateCollection, PatchCollection } from "@/lib/favourites/schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";

const collectionShape = async () => (await import("@/lib/favourites/schema")).collectionSchema;

const starPath = (server: string) => `/servers/${encodeURIComponent(server)}/favourite`;
const collectionPath = (id: string) => `/collections/${encodeURIComponent(id)}`;

/** Gives a star (`true`) or takes it away. */
export function starMutation(server: string) {
  return mutationOptions<unknown, ApiProblem, boolean>({ mutationFn: (star) => tellApi(starPath(server), { method: star ? "PUT" : "DELETE" }) });
}

export function createCollectionMutation() {
  return mutationOptions<Collection, ApiProblem, CreateCollection>({ mutationFn: (body) => callApi(collectionShape, "/collections", { method: "POST", body }) });
}

/** Renames a collection or replaces its servers. */
export function changeCollectionMutation() {
  return mutationOptions<Collection, ApiProblem, PatchCollection & { id: string }>({
    mutationFn: ({ id, ...body }) => callApi(collectionShape, collectionPath(id), { method: "PATCH", body }),
  });
}

export function removeCollectionMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({ mutationFn: () => tellApi(collectionPath(id), { method: "DELETE" }) });
}
