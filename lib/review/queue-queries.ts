import { callApi, tellApi } from "@/lib/http/api-client";
import type { PutDueTargets } from "@/lib/review/due-schema";
import type { SaveQueueView } from "@/lib/review/queue-schema";

const bulkShape = async () => (await import("@/lib/review/queue-schema")).bulkSchema;
const queueViewShape = async () => (await import("@/lib/review/queue-schema")).queueViewSchema;
const dueTargetsViewShape = async () => (await import("@/lib/review/due-schema")).dueTargetsViewSchema;

/** The browser's calls of the desk. All throw `ApiProblem`. */
export const readBulk = (ids: readonly string[]) => callApi(bulkShape, `/review-bulk?ids=${ids.join(",")}`);

export const assignReview = (id: string, act: "claim" | "release", revision: number) => tellApi(`/reviews/${encodeURIComponent(id)}/${act}`, { method: "POST", body: { revision } });

export const saveQueueView = (body: SaveQueueView) => callApi(queueViewShape, "/queue-views", { method: "POST", body });

export const removeQueueView = (id: string) => tellApi(`/queue-views/${encodeURIComponent(id)}`, { method: "DELETE" });

export const putDueTargets = (body: PutDueTargets) => callApi(dueTargetsViewShape, "/due-targets", { method: "PUT", body });
