import type { ClientBase } from "pg";
import type { ReaderLink, ReaderToken } from "@/lib/catalog/access-table";
import type { CatalogFacts } from "@/lib/catalog/catalog-view";
import type { Category } from "@/lib/catalog/category-schema";
import type { ClassificationFacts } from "@/lib/catalog/classification";
import type { PublisherType } from "@/lib/catalog/facet-names-schema";
import type { AccessFacts, ServerFacts } from "@/lib/catalog/read-model";
import type { ServedListing } from "@/lib/catalog/served-listing";

/**
 * The facts behind the read model.
 *
 * Plain SQL on one `pg` connection instead of Prisma: the boot reads tens of thousands of manifests as bytes within one
 * snapshot, and the connection is the feed tail's own, so that serving never waits for the pool.
 */
const SERVERS_PER_BATCH = 1_000;

/** A column of the type `timestamptz` as milliseconds since the epoch: reading a date as text costs more than all the rest of a row. */
const instant = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

// The canonical bytes as text: their usual form, hexadecimal, is twice as long.
const LISTINGS_OF_SERVERS = `
  SELECT s.id AS "serverId", s.name AS "serverName", l.catalog_id AS "catalogId", k.key AS "shortKey", l.basis, ${instant("l.listed_at")} AS "listedAt",
    ${instant("l.suspended_at")} AS "suspendedAt", ${instant("l.withdrawn_at")} AS "withdrawnAt", ${instant("l.expires_at")} AS "expiresAt",
    ${instant("l.updated_at")} AS "updatedAt", v.version, v.publisher_status AS "publisherStatus", v.status_message AS "statusMessage", rs.name AS replacement,
    ${instant("v.status_changed_at")} AS "statusChangedAt", ${instant("v.published_at")} AS "publishedAt", m.digest, m.schema_version AS "schemaVersion",
    CASE WHEN l.suspended_at IS NULL THEN convert_from(m.canonical, 'UTF8') END AS canonical,
    CASE WHEN l.suspended_at IS NULL THEN t.document::text END AS surface,
    CASE WHEN l.suspended_at IS NULL THEN i.digest END AS icon,
    ${instant("r.reinstated_at")} AS "reinstatedAt"
  FROM server s
  JOIN version v ON v.server_id = s.id
  JOIN listing l ON l.version_id = v.id
  JOIN manifest_revision m ON m.id = l.revision_id
  JOIN server_key k ON k.catalog_id = l.catalog_id AND k.server_id = s.id
  LEFT JOIN server rs ON rs.id = v.replacement_id
  LEFT JOIN tool_surface t ON t.id = l.surface_id
  LEFT JOIN revision_icon i ON i.revision_id = l.revision_id
  LEFT JOIN (SELECT listing_id, max(confirmed_at) AS reinstated_at FROM reinstatement GROUP BY listing_id) r ON r.listing_id = l.id
  WHERE s.id = ANY($1)`;

const CATEGORIES_OF_SERVERS = `
  SELECT a.server_id AS "serverId", array_agg(c.slug ORDER BY c.position, c.slug) AS categories
  FROM server_category a JOIN category c ON c.slug = a.category_slug WHERE a.server_id = ANY($1) GROUP BY a.server_id`;

interface AssignedRow {
  serverId: string;
  categories: string[];
}

/** As stored: instants in ms since the epoch, the manifest as text. */
type Stored<Value> = Value extends Date ? number : Value extends Uint8Array ? string : Value;

type ListingRow = { [Key in keyof Omit<ServedListing, "suspended" | "withdrawnByAdmin">]: Stored<ServedListing[Key]> } & {
  serverId: string;
  serverName: string;
  catalogId: string;
};

/**
 * Makes listings of rows. What many rows have in common is kept once: a registry has tens of thousands of listings, a
 * handful of words and, after an import, a handful of instants.
 */
class ListingReader {
  private readonly instants = new Map<number, Date>();
  private readonly words = new Map<string, string>();

  listing(row: ListingRow): ServedListing {
    return {
      basis: this.word(row.basis),
      listedAt: this.instant(row.listedAt),
      suspended: row.suspendedAt !== null,
      suspendedAt: this.optional(row.suspendedAt),
      withdrawnByAdmin: row.withdrawnAt !== null,
      withdrawnAt: this.optional(row.withdrawnAt),
      expiresAt: this.optional(row.expiresAt),
      updatedAt: this.instant(row.updatedAt),
      version: this.word(row.version),
      publisherStatus: this.word(row.publisherStatus),
      statusMessage: row.statusMessage,
      replacement: row.replacement,
      statusChangedAt: this.instant(row.statusChangedAt),
      publishedAt: this.instant(row.publishedAt),
      digest: row.digest,
      schemaVersion: this.word(row.schemaVersion),
      canonical: row.canonical === null ? null : Buffer.from(row.canonical),
      surface: row.surface,
      shortKey: this.word(row.shortKey),
      icon: row.icon === null ? null : this.word(row.icon),
      reinstatedAt: this.optional(row.reinstatedAt),
    };
  }

  private word<Word extends string>(word: Word): Word {
    const known = this.words.get(word);
    if (known !== undefined) return known as Word;
    this.words.set(word, word);
    return word;
  }

  private instant(ms: number): Date {
    const known = this.instants.get(ms) ?? new Date(ms);
    this.instants.set(ms, known);
    return known;
  }

  private optional(ms: number | null): Date | null {
    return ms === null ? null : this.instant(ms);
  }
}

function toServers(rows: readonly ListingRow[], assigned: ReadonlyMap<string, readonly string[]>): ServerFacts[] {
  const reader = new ListingReader();
  const servers = new Map<string, { name: string; listings: Map<string, ServedListing[]>; categories?: readonly string[] }>();
  for (const row of rows) {
    const categories = assigned.get(row.serverId);
    const server = servers.get(row.serverId) ?? { name: row.serverName, listings: new Map<string, ServedListing[]>(), ...(categories && { categories }) };
    const listings = server.listings.get(row.catalogId) ?? [];
    listings.push(reader.listing(row));
    server.listings.set(row.catalogId, listings);
    servers.set(row.serverId, server);
  }
  return [...servers.values()];
}

/** The listings of some servers; servers without any are left out. */
export async function loadServers(client: ClientBase, serverIds: readonly string[]): Promise<ServerFacts[]> {
  const listings = client.query<ListingRow>({ name: "listings_of_servers", text: LISTINGS_OF_SERVERS, values: [serverIds] });
  const assigned = client.query<AssignedRow>({ name: "categories_of_servers", text: CATEGORIES_OF_SERVERS, values: [serverIds] });
  const [{ rows }, categories] = await Promise.all([listings, assigned]);
  return toServers(rows, new Map(categories.rows.map((row) => [row.serverId, row.categories])));
}

/** Every server, batch by batch. Consistent only inside a REPEATABLE READ transaction of the caller. */
export async function loadAllServers(client: ClientBase): Promise<ServerFacts[]> {
  const { rows } = await client.query<{ id: string }>("SELECT id FROM server ORDER BY id");
  const load = (from: number) => loadServers(client, rows.slice(from, from + SERVERS_PER_BATCH).map(({ id }) => id));
  const servers: ServerFacts[] = [];
  // PostgreSQL looks up the next batch while this process reads the one before.
  let upcoming = load(0);
  for (let from = SERVERS_PER_BATCH; ; from += SERVERS_PER_BATCH) {
    const current = upcoming;
    if (from < rows.length) upcoming = load(from);
    // When the batch before it fails nobody waits for this one, and a rejection nobody waits for ends the process.
    upcoming.catch(() => undefined);
    for (const server of await current) servers.push(server);
    if (from >= rows.length) return servers;
  }
}

/** All catalogs, the tokens that are neither revoked nor expired and whose holder is enabled, and the links that stand. */
export async function loadAccess(client: ClientBase): Promise<AccessFacts> {
  const catalogs = await client.query<CatalogFacts>("SELECT id, slug, audience FROM catalog");
  const tokens = await client.query<ReaderToken>(`
    SELECT t.id, t.secret_hash AS "secretHash", t.scopes, t.catalogs, t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt",
      p.disabled_at AS "disabledAt", ARRAY(SELECT role FROM principal_role r WHERE r.principal_id = p.id) AS roles
    FROM api_token t JOIN principal p ON p.id = t.principal_id
    WHERE t.revoked_at IS NULL AND p.disabled_at IS NULL AND t.expires_at > now()`);
  const links = await client.query<ReaderLink>(`
    SELECT l.secret_hash AS "secretHash", c.slug AS catalog, l.expires_at AS "expiresAt"
    FROM catalog_link l JOIN catalog c ON c.id = l.catalog_id
    WHERE l.revoked_at IS NULL AND l.expires_at > now()`);
  return { catalogs: catalogs.rows, tokens: tokens.rows, links: links.rows, classification: await loadClassification(client) };
}

async function loadClassification(client: ClientBase): Promise<ClassificationFacts> {
  const categories = await client.query<Category>(`SELECT slug, title, title_zh AS "titleZh" FROM category ORDER BY position, slug`);
  const types = await client.query<{ key: string; type: PublisherType }>(
    "SELECT name_key AS key, publisher_type AS type FROM namespace WHERE publisher_type <> 'community'",
  );
  return { categories: categories.rows, publisherTypes: new Map(types.rows.map(({ key, type }) => [key, type])) };
}
