import type { Tx } from "@/lib/db/client";
import type { DrawnIcon } from "@/lib/icons/icon-image";

/** A listed manifest whose icon is wanted. */
export interface WantedIcon {
  /** How often its addresses were asked. */
  tries: number;
  serverId: string;
  serverName: string;
  /** RFC 8785 bytes of the manifest. */
  canonical: Uint8Array;
}

/** What is to be fetched now, or null when the revision is not known, or was seen to already and is not due again. */
export async function findWanted(tx: Tx, revisionId: string, now: Date): Promise<WantedIcon | null> {
  const row = await tx.manifestRevision.findUnique({
    where: { id: revisionId },
    select: { canonical: true, icon: { select: { tries: true, nextAt: true } }, version: { select: { server: { select: { id: true, name: true } } } } },
  });
  if (row === null || (row.icon !== null && (row.icon.nextAt === null || row.icon.nextAt > now))) return null;
  const { id, name } = row.version.server;
  return { tries: row.icon?.tries ?? 0, serverId: id, serverName: name, canonical: row.canonical };
}

/**
 * Listed manifests that name icons nobody has asked for yet, or that are due again, as long as no job for them is there: also
 * not one that failed for good, which an operator looks into.
 */
export async function findUnordered(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM manifest_revision m LEFT JOIN revision_icon i ON i.revision_id = m.id
    WHERE position('"icons"'::bytea IN m.canonical) > 0 AND (i.revision_id IS NULL OR i.next_at <= ${now})
      AND EXISTS (SELECT 1 FROM listing l WHERE l.version_id = m.version_id AND l.revision_id = m.id AND l.suspended_at IS NULL AND l.withdrawn_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > ${now}))
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'icons.fetch:' || m.id)
    ORDER BY i.next_at NULLS FIRST, m.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The picture that a server's icon at one of these addresses gave since a time, newest first, or null. */
export async function recentIcon(tx: Tx, serverId: string, urls: readonly string[], since: Date): Promise<{ url: string; digest: string } | null> {
  const row = await tx.revisionIcon.findFirst({
    where: { url: { in: [...urls] }, digest: { not: null }, fetchedAt: { gte: since }, revision: { version: { serverId } } },
    orderBy: { fetchedAt: "desc" },
    select: { url: true, digest: true },
  });
  return row === null || row.url === null || row.digest === null ? null : { url: row.url, digest: row.digest };
}

/** Keeps a picture; the same one twice is one row. */
export async function keepImage(tx: Tx, { digest, bytes }: DrawnIcon): Promise<void> {
  await tx.iconImage.createMany({ data: [{ digest, bytes }], skipDuplicates: true });
}

/** `nextAt`: when a refusal is looked at again; null: never. */
export type IconOutcome = { url: string | null; tries: number } & ({ digest: string } | { refusal: string; nextAt: Date | null });

/** Says what became of a revision's icons. False when another run had said so for good. */
export async function settleIcon(tx: Tx, revisionId: string, { url, tries, ...end }: IconOutcome): Promise<boolean> {
  const [digest, refusal, nextAt] = "digest" in end ? [end.digest, null, null] : [null, end.refusal, end.nextAt];
  const count = await tx.$executeRaw`
    INSERT INTO revision_icon AS known (revision_id, url, digest, refusal, tries, next_at) VALUES (${revisionId}::uuid, ${url}, ${digest}, ${refusal}, ${tries}, ${nextAt})
    ON CONFLICT (revision_id) DO UPDATE
    SET url = excluded.url, digest = excluded.digest, refusal = excluded.refusal, fetched_at = excluded.fetched_at, tries = excluded.tries, next_at = excluded.next_at
    WHERE known.next_at IS NOT NULL`;
  return count === 1;
}

/** The bytes of a picture, or null. */
export async function imageBytes(tx: Tx, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await tx.iconImage.findUnique({ where: { digest }, select: { bytes: true } });
  return row?.bytes ?? null;
}
