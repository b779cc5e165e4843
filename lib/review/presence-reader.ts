import type { AnswerReader } from "@/lib/http/api-client";
import type { Looker, Presence } from "@/lib/review/queue-schema";

/**
 * Reads who looks at a review. A page asks for that by itself, so zod, by far the heaviest script there would be, must not be
 * needed for it; a test holds this against the schema. Throws `TypeError` for another shape.
 */
export const presenceReader: AnswerReader<Presence> = {
  parse(value) {
    const others = isRecord(value) ? value["others"] : undefined;
    if (!Array.isArray(others)) throw new TypeError("not who looks at a review");
    return { others: others.map(looker) };
  },
};

function looker(value: unknown): Looker {
  const { id, name } = isRecord(value) ? value : {};
  if (typeof id !== "string" || typeof name !== "string") throw new TypeError("not somebody who looks at a review");
  return { id, name };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
