import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type Collection, collectionSchema, type CreateCollection, favouritesSchema, type PatchCollection,
} from "@/lib/favourites/schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

export const FAVOURITES_KEY = ["favourites"] as const;

const starPath = (server: string) => `/servers/${encodeURIComponent(server)}/favourite`;
const collectionPath = (id: string) => `/collections/${encodeURIComponent(id)}`;

/** The servers with a star of whoever is signed in. */
export function favouritesQuery() {
  return queryOptions({ queryKey: FAVOURITES_KEY, queryFn: () => callApi(favouritesSchema, "/favourites") });
}

/** Gives a star (`true`) or takes it away. Invalidate `FAVOURITES_KEY` afterwards. */
export function starMutation(server: string) {
  return mutationOptions<unknown, ApiProblem, boolean>({ mutationFn: (star) => callApi(z.unknown(), starPath(server), { method: star ? "PUT" : "DELETE" }) });
}

export function createCollectionMutation() {
  return mutationOptions<Collection, ApiProblem, CreateCollection>({ mutationFn: (body) => callApi(collectionSchema, "/collections", { method: "POST", body }) });
}

/** Renames a collection or replaces its servers. */
export function changeCollectionMutation() {
  return mutationOptions<Collection, ApiProblem, PatchCollection & { id: string }>({
    mutationFn: ({ id, ...body }) => callApi(collectionSchema, collectionPath(id), { method: "PATCH", body }),
  });
}

export function removeCollectionMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({ mutationFn: () => callApi(z.unknown(), collectionPath(id), { method: "DELETE" }) });
}
