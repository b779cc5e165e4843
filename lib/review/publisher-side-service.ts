import type { Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import { involvedPeople } from "@/lib/review/facts";
import type { ReviewRecord } from "@/lib/review/lookup-service";

/**
 * Those of some principals who speak for the publisher: members of the namespace, and whoever had a hand in the version.
 * Not who opened the review: a reviewer may propose a promotion, and people answer for what a robot submitted.
 */
export async function publisherSide(tx: Tx, review: ReviewRecord, principalIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(principalIds)];
  if (ids.length === 0) return [];
  const [involved, members] = await Promise.all([
    involvedPeople(tx, review.versionId),
    tx.namespaceMember.findMany({ where: { principalId: { in: ids }, namespace: { nameKey: serverNameKey(review.version.server.namespace.name) } }, select: { principalId: true } }),
  ]);
  const inNamespace = new Set(members.map(({ principalId }) => principalId));
  return ids.filter((id) => involved.ids.has(id) || inNamespace.has(id));
}
