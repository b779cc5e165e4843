import type { Tx } from "@/lib/db/client";
import { lockText, lockTexts } from "@/lib/db/transaction";
import { AppError } from "@/lib/http/errors";

/** One of `urls` that another server uses in a version that is listed or under review and not deleted; or null. */
async function remoteUrlTaken(tx: Tx, serverId: string, urls: readonly string[]): Promise<string | null> {
  if (urls.length === 0) return null;
  const rows = await tx.$queryRaw<{ remote_urls: string[] }[]>`
    SELECT m.remote_urls FROM manifest_revision m JOIN version v ON v.id = m.version_id
    WHERE m.remote_urls && ${[...urls]} AND v.server_id <> ${serverId}::uuid AND v.publisher_status <> 'deleted'
      AND (EXISTS (SELECT 1 FROM listing l WHERE l.revision_id = m.id)
        OR EXISTS (SELECT 1 FROM review r WHERE r.revision_id = m.id AND r.state IN ('submitted', 'in_review', 'changes_requested')))
    LIMIT 1`;
  const taken = rows[0]?.remote_urls;
  return taken === undefined ? null : (urls.find((url) => taken.includes(url)) ?? null);
}

/**
 * Which servers use each of `urls` in a version that is listed or under review and not deleted, until the end of the
 * transaction: whoever else wants one of them waits. URLs that nobody uses are left out.
 */
export async function remoteUrlHolders(tx: Tx, urls: readonly string[]): Promise<Map<string, Set<string>>> {
  if (urls.length === 0) return new Map();
  await lockTexts(tx, urls.map((url) => `remote:${url}`));
  const rows = await tx.$queryRaw<{ remote_urls: string[]; server_id: string }[]>`
    SELECT m.remote_urls, v.server_id FROM manifest_revision m JOIN version v ON v.id = m.version_id
    WHERE m.remote_urls && ${[...urls]} AND v.publisher_status <> 'deleted'
      AND (EXISTS (SELECT 1 FROM listing l WHERE l.revision_id = m.id)
        OR EXISTS (SELECT 1 FROM review r WHERE r.revision_id = m.id AND r.state IN ('submitted', 'in_review', 'changes_requested')))`;
  const holders = new Map<string, Set<string>>();
  for (const row of rows) for (const url of row.remote_urls) holders.set(url, (holders.get(url) ?? new Set()).add(row.server_id));
  return holders;
}

/**
 * Refuses remotes that another server uses (registry-api.md §1.6–§1.8), until the end of the transaction: of two servers
 * that want one URL at once, one is refused. Names no server: the other one may be private. Throws `conflict`.
 */
export async function claimRemoteUrls(tx: Tx, serverId: string, urls: readonly string[]): Promise<void> {
  for (const url of [...urls].sort()) await lockText(tx, `remote:${url}`);
  const taken = await remoteUrlTaken(tx, serverId, urls);
  if (taken !== null) throw new AppError("conflict", `remote URL ${taken} is already used by server with another name`);
}
