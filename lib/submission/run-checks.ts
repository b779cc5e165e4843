import { runChecks } from "@/lib/checks/engine";
import { checkInput } from "@/lib/checks/input";
import { RULES, ruleSetDigest } from "@/lib/checks/registry";
import { presentRun } from "@/lib/checks/present-run";
import { latestRun } from "@/lib/checks/run-service";
import { defaultSwitches } from "@/lib/checks/switches";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { checksFinished, reviewToCheck } from "@/lib/review/checks-finished";
import { subjectOf } from "@/lib/review/lookup-service";

/** Registries and hosts this installation trusts, for the rules that ask (trust.md §3.4 A005, R002). */
function checkConfig() {
  const relaxed = config().manifest;
  const allowedRegistries: Record<string, string[]> = {};
  for (const { registryType, baseUrl } of relaxed.packageRegistries) (allowedRegistries[registryType] ??= []).push(baseUrl);
  return { allowedRegistries, allowedPrivateHosts: [] };
}

/**
 * Job `checks.run`: judges what a review holds now and stores the report. Does nothing for a closed review, nor for
 * what this rule set has judged already, unless asked to look `again`.
 */
export async function runReviewChecks(reviewId: string, again = false): Promise<void> {
  const review = await reviewToCheck(reviewId);
  if (review === null) return;
  const earlier = presentRun(await latestRun(prisma(), review.id, review.round), subjectOf(review));
  if (earlier?.ruleSetDigest === ruleSetDigest() && !again) return;
  const surface = review.surfaceId === null ? null : await prisma().surfaceRecord.findUniqueOrThrow({ where: { id: review.surfaceId } });
  const input = checkInput(review.manifestRevision.raw, surface?.document ?? null, checkConfig());
  await checksFinished(review, runChecks(input, defaultSwitches(RULES)));
}
