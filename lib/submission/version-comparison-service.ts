import type { Viewer } from "@/lib/access/schema";
import { isAppError } from "@/lib/http/errors";
import { versionView } from "@/lib/submission/server-service";
import { type VersionChanges, versionChanges } from "@/lib/submission/version-changes";

/**
 * What version `to` of a server changes against `from`, by meaning; `changes` is null when a manifest cannot be read.
 * Null when this viewer may not see both: unknown and unapproved look alike (governance.md §2).
 */
export async function compareVersions(viewer: Viewer | null, server: string, from: string, to: string): Promise<{ changes: VersionChanges | null } | null> {
  try {
    const [base, next] = await Promise.all([versionView(viewer, server, from), versionView(viewer, server, to)]);
    return { changes: versionChanges(base, next) };
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}
