import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { findUnordered } from "@/lib/icons/repository";
import { fetchIcons } from "@/lib/jobs/definitions";

/** What is left over is ordered the next time: after an update there may be as many as versions. */
const AT_ONCE = 500;

/**
 * Orders the icons of what is listed and has none yet: versions from before icons were fetched, or while that was switched off,
 * and those whose host was away and is to be asked again. Safe to run at any time, by several workers at once.
 */
export async function orderIcons(): Promise<void> {
  if (!config().fetchIcons) return;
  const revisionIds = await findUnordered(prisma(), new Date(), AT_ONCE);
  if (revisionIds.length > 0) await fetchIcons(prisma(), revisionIds);
}
