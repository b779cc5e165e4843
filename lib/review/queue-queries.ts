import { z } from "zod";
import { callApi } from "@/lib/http/api-client";
import { dueTargetsViewSchema, type PutDueTargets } from "@/lib/review/due-schema";
import { bulkSchema, presenceSchema, queueViewSchema, type SaveQueueView } from "@/lib/review/queue-schema";

/** The browser's calls of the desk. All throw `ApiProblem`. */
export const lookAtReview = (id: string) => callApi(presenceSchema, `/reviews/${encodeURIComponent(id)}/presence`, { method: "POST" });

export const readBulk = (ids: readonly string[]) => callApi(bulkSchema, `/review-bulk?ids=${ids.join(",")}`);

export const assignReview = (id: string, act: "claim" | "release", revision: number) => callApi(z.unknown(), `/reviews/${encodeURIComponent(id)}/${act}`, { method: "POST", body: { revision } });

export const saveQueueView = (body: SaveQueueView) => callApi(queueViewSchema, "/queue-views", { method: "POST", body });

export const removeQueueView = (id: string) => callApi(z.undefined(), `/queue-views/${encodeURIComponent(id)}`, { method: "DELETE" });

export const putDueTargets = (body: PutDueTargets) => callApi(dueTargetsViewSchema, "/due-targets", { method: "PUT", body });
