import { toAct } from "@/lib/audit/act-mapper";
import type { Act } from "@/lib/audit/act-schema";
import { entriesAbout, entriesBy } from "@/lib/audit/history";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/** What was done to a thing, or by somebody, the newest first; null for those who may not read the record. */
export async function historyOf(viewer: Viewer, subject: { object: string } | { actorId: string }, limit: number): Promise<Act[] | null> {
  if (!can(viewer, "audit.read")) return null;
  const entries = "object" in subject ? await entriesAbout(subject.object, limit) : await entriesBy(subject.actorId, limit);
  return entries.map(toAct);
}
