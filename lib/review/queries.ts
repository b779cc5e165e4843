import { mutationOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";
import type { MarkSubject, ReviewSection } from "@/lib/review/evidence-schema";
import type { CommentInput, Review, VoteInput } from "@/lib/review/schema";

const reviewShape = async () => (await import("@/lib/review/schema")).reviewSchema;

/** What a person can do with a review (governance.md §4); each names the revision that was seen. */
const reviewPath = (id: string, act: string) => `/reviews/${encodeURIComponent(id)}/${act}`;

/** A review as it is now. Throws `ApiProblem`. */
export function readReview(id: string): Promise<Review> {
  return callApi(reviewShape, `/reviews/${encodeURIComponent(id)}`);
}

/**
 * Casts a vote. `key` names this one attempt (Idempotency-Key): sent twice, it counts once. With `keepalive` the request
 * outlives the page. Throws `ApiProblem`.
 */
export function sendVote(id: string, body: VoteInput, key: string, { keepalive }: { keepalive: boolean }): Promise<Review> {
  return callApi(reviewShape, reviewPath(id, "votes"), { method: "POST", body, keepalive, headers: { "Idempotency-Key": key } });
}

/** The acts that need nothing but the revision; `reopen` needs a reason too, and `conclude` tells what the page compared with. */
export type ReviewAct =
  | { act: "claim" | "release" | "withdraw" | "checks"; revision: number }
  | { act: "conclude"; revision: number; base: string | null }
  | { act: "reopen"; revision: number; reason: string };

export function reviewActMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, ReviewAct>({
    mutationFn: ({ act, ...body }) => tellApi(reviewPath(id, act), { method: "POST", body }),
  });
}

export function commentMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, CommentInput>({
    mutationFn: (body) => tellApi(reviewPath(id, "comments"), { method: "POST", body }),
  });
}

/** Proposes an approved version to another catalog: opens a review there. */
export function proposalMutation(server: string, version: string) {
  const path = `/servers/${encodeURIComponent(server)}/versions/${encodeURIComponent(version)}/proposals`;
  return mutationOptions<unknown, ApiProblem, { catalog: string; reason: string }>({
    mutationFn: (body) => tellApi(path, { method: "POST", body }),
  });
}

/** Marks a section as read (`true`) or takes the mark back. */
export function sectionMarkMutation(id: string, section: ReviewSection, subject: MarkSubject) {
  return mutationOptions<unknown, ApiProblem, boolean>({
    mutationFn: (read) => tellApi(reviewPath(id, `sections/${section}`), read ? { method: "PUT", body: subject } : { method: "DELETE" }),
  });
}
