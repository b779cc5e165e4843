import { shortKey } from "@/lib/catalog/short-key";
import { keysInTheWay, namesOfServer } from "@/lib/catalog/short-key-repository";
import type { KeyStanding } from "@/lib/catalog/short-key-wish";
import type { Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";

type NamedCatalog = { id: string; slug: string };

interface Asked<Catalog> {
  /** A key that is asked about in the place of the stored wish. */
  wish?: string | undefined;
  /** Whether keys of other servers may be looked at; where not, none seems taken. */
  maySee?: (catalog: Catalog) => boolean;
}

/** What is known of the names of a server in some catalogs, in their order, and the wish that holds: the asked one, else the stored one. */
export async function keyStandings<Catalog extends NamedCatalog>(tx: Tx, serverName: string, catalogs: readonly Catalog[], { wish: asked, maySee = () => true }: Asked<Catalog> = {}): Promise<{ wish: string | null; standings: KeyStanding[] }> {
  const stored = await namesOfServer(tx, serverNameKey(serverName), catalogs.map(({ id }) => id));
  const wish = asked ?? stored.wish;
  const seen = catalogs.filter(maySee).map(({ id }) => id);
  const inTheWay = await keysInTheWay(tx, seen, [shortKey(serverName), ...(wish === null ? [] : [wish])]);
  const standings = catalogs.map(({ id, slug }) => {
    const given = stored.given.get(id) ?? null;
    const taken = inTheWay.get(id) ?? new Set<string>();
    if (given !== null) taken.delete(given);
    return { catalog: slug, given, taken };
  });
  return { wish, standings };
}
