import type { Viewer } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/client";
import { isAppError } from "@/lib/http/errors";
import { type BaseChoice, baseChoices, comparisonBase } from "@/lib/review/base";
import type { ReviewRecord } from "@/lib/review/lookup-service";

/** One side of a comparison as stored documents. */
export interface BaseVersion extends BaseChoice {
  manifest: unknown;
  surface: unknown;
}

/**
 * What a review is compared with and could be. A reference that leads nowhere counts as none asked: addresses live longer
 * than what they point to. For a viewer who may see the review.
 */
export async function reviewBase(tx: Tx, viewer: Viewer, review: ReviewRecord, asked: string | undefined): Promise<{ base: BaseVersion | null; choices: BaseChoice[] }> {
  const choices = await baseChoices(tx, viewer, review);
  const found = await comparisonBase(tx, viewer, review, asked).catch((error: unknown) => {
    if (asked !== undefined && isAppError(error) && error.code === "not_found") return comparisonBase(tx, viewer, review);
    throw error;
  });
  if (found === null) return { base: null, choices };
  const { reference, version, number, listed, raw, surface } = found;
  return { base: { reference, version, number, listed, surface, manifest: JSON.parse(Buffer.from(raw).toString("utf8")) as unknown }, choices };
}
