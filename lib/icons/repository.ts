import type { Tx } from "@/lib/db/client";
import type { DrawnIcon } from "@/lib/icons/icon-image";

/** A listed manifest whose icon is wanted. */
export interface WantedIcon {
  serverId: string;
  serverName: string;
  /** RFC 8785 bytes of the manifest. */
  canonical: Uint8Array;
}

/** What is to be fetched, or null when the revision is not known or was seen to already. */
export async function findWanted(tx: Tx, revisionId: string): Promise<WantedIcon | null> {
  const row = await tx.manifestRevision.findUnique({
    where: { id: revisionId },
    select: { canonical: true, icon: { select: { revisionId: true } }, version: { select: { server: { select: { id: true, name: true } } } } },
  });
  if (row === null || row.icon !== null) return null;
  const { id, name } = row.version.server;
  return { serverId: id, serverName: name, canonical: row.canonical };
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

/** Says what became of a revision's icons. False when another run had said so. */
export async function settleIcon(tx: Tx, revisionId: string, outcome: { url: string | null } & ({ digest: string } | { refusal: string })): Promise<boolean> {
  const { count } = await tx.revisionIcon.createMany({ data: [{ revisionId, ...outcome }], skipDuplicates: true });
  return count === 1;
}

/** The bytes of a picture, or null. */
export async function imageBytes(tx: Tx, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await tx.iconImage.findUnique({ where: { digest }, select: { bytes: true } });
  return row?.bytes ?? null;
}
