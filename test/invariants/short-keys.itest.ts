import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { clientInstallOf } from "@/lib/api/product/client-install";
import { projectServer } from "@/lib/catalog/projection";
import { shortKeys } from "@/lib/catalog/short-key";
import { shortKeyIn } from "@/lib/catalog/short-key-service";
import { loadAllServers } from "@/lib/catalog/read-model-repository";
import { withdrawListing } from "@/lib/catalog/withdrawal";
import type { ClientInstall } from "@/lib/install/configuration/schema";
import { proposeVersion } from "@/lib/review/propose";
import { reviewView } from "@/lib/review/view-service";
import { reviewEvidence } from "@/lib/submission/evidence-service";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenListedVersion } from "@/test/fixtures/listed-version";
import { givenPerson } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, openTransaction, rows } from "@/test/fixtures/raw-sql";
import { cast, givenApproved, givenReview, unique } from "@/test/fixtures/reviews";

useInstallation();

async function givenCatalog(): Promise<string> {
  const slug = unique("keys");
  await givenCatalogWithPolicy(slug);
  return slug;
}

/** Every key of a catalog by server name, as stored. */
async function keysOf(catalog: string): Promise<Record<string, string>> {
  const found = await rows<{ name: string; key: string }>(
    "SELECT s.name, k.key FROM server_key k JOIN server s ON s.id = k.server_id JOIN catalog c ON c.id = k.catalog_id WHERE c.slug = $1",
    catalog,
  );
  return Object.fromEntries(found.map(({ name, key }) => [name, key]));
}

/** What a configuration file would name. */
function serversIn(install: ClientInstall): object {
  const file = install.status === "ready" ? (JSON.parse(install.wholeFile ?? "{}") as { mcpServers?: object }) : {};
  return file.mcpServers ?? {};
}

describe("the short key of a server is unique in its catalog and its own for life (install.md §1.7)", () => {
  it("differs for two servers of one name, and stays through a withdrawal, a new approval and a second version", async () => {
    const catalog = await givenCatalog();
    const admin = await givenPerson(unique("Admin"), ["admin"]);
    const { viewer } = signedIn(admin);
    const first = await givenApproved({ catalog, server: "com.a/mcp" });
    const second = await givenReview({ catalog, server: "com.b/mcp" });
    expect((await reviewEvidence(viewer, await reviewView(viewer, second.reviewId))).subject?.shortKey).toBe("mcp-b");
    await withdrawListing(signedIn(admin), catalog, first, "licence");
    await cast(admin, second.reviewId);
    expect(await keysOf(catalog)).toEqual({ "com.a/mcp": "mcp", "com.b/mcp": "mcp-b" });

    const again = await proposeVersion(signedIn(admin), first, catalog, "licence settled");
    await runReviewChecks(again);
    await cast(admin, again);
    await givenApproved({ catalog, server: "com.a/mcp", version: "2.0.0", publisher: first.publisher });
    expect(await keysOf(catalog)).toEqual({ "com.a/mcp": "mcp", "com.b/mcp": "mcp-b" });
    expect(await shortKeyIn(catalog, "com.A/MCP")).toBe("mcp");
  });

  it("is given in each catalog by who came there first", async () => {
    const catalogs = [await givenCatalog(), await givenCatalog()];
    const names = ["com.first/mcp", "com.second/mcp"];
    for (const name of names) await givenListedVersion({ name, version: "1.0.0", catalog: catalogs[0] ?? "" });
    for (const name of names.toReversed()) await givenListedVersion({ name, version: "2.0.0", catalog: catalogs[1] ?? "" });
    expect(await Promise.all(catalogs.map((catalog) => shortKeyIn(catalog, "com.first/mcp")))).toEqual(["mcp", "mcp-first"]);
    const client = await openTransaction();
    const served = await loadAllServers(client);
    await client.query("COMMIT");
    client.release();
    const first = served.find(({ name }) => name === "com.first/mcp");
    const entries = [...(first?.listings.values() ?? [])].map((listings) => projectServer("any", { serverName: "com.first/mcp", listings }, new Date()).latest);
    const installs = entries.flatMap((entry) => (entry === undefined ? [] : [clientInstallOf("any", entry, { client: "claude-code", os: "linux", answers: {} })]));
    expect(installs.map((install) => Object.keys(serversIn(install))).sort()).toEqual([["mcp"], ["mcp-first"]]);
  });

  it("is another for each of twenty equally named servers that are approved at once", async () => {
    const catalog = await givenCatalog();
    const reviewer = await givenPerson(unique("Reviewer"), ["reviewer"]);
    const reviews = await Promise.all(Array.from({ length: 20 }, (_, n) => givenReview({ catalog, server: `io.at-once${n}.same/mcp` })));
    await Promise.all(reviews.map(({ reviewId }) => cast(reviewer, reviewId)));
    const keys = Object.values(await keysOf(catalog));
    expect(keys.sort()).toEqual(["mcp", "mcp-same", ...Array.from({ length: 18 }, (_, n) => `mcp-${n + 2}`)].sort());
  });

  it("is neither changed, removed nor given twice by raw SQL", async () => {
    const catalog = await givenCatalog();
    const { serverId, catalogId } = await givenListedVersion({ name: "com.kept/mcp", version: "1.0.0", catalog });
    const { serverId: other } = await givenListedVersion({ name: "com.kept/other", version: "1.0.0" });
    const insert = "INSERT INTO server_key (catalog_id, server_id, key) VALUES ($1, $2, $3)";
    expect(await answerOf(auditedTransaction(["UPDATE server_key SET key = 'other' WHERE server_id = $1", serverId]))).toBe("APPEND_ONLY");
    expect(await answerOf(auditedTransaction(["DELETE FROM server_key WHERE server_id = $1", serverId]))).toBe("APPEND_ONLY");
    expect(await answerOf(auditedTransaction(["TRUNCATE server_key"]))).toBe("APPEND_ONLY");
    expect(await answerOf(auditedTransaction([insert, catalogId, serverId, "second"]))).toBe("23505");
    expect(await answerOf(auditedTransaction([insert, catalogId, other, "mcp"]))).toBe("23505");
    expect(await answerOf(auditedTransaction([insert, catalogId, other, "Not A Slug"]))).toBe("23514");
  });
});

describe("the migration that brings short keys", () => {
  it("gives who was listed before the keys they would have been given then", async () => {
    const catalog = await givenCatalog();
    const names = [
      "moved.z/mcp", "moved.a/mcp", "moved.other.a/mcp", "io.github.moved/My_Weather.Server", "moved.acme/a-very-long-server-name-indeed",
      "moved.a-namespace-without-end/a-very-long-server-name-again", "moved.b/M.C.P", "moved.c/m_c_p", "moved.acme/---", "moved.acme/workspace", "moved.---/mcp",
    ];
    for (const name of names) await givenListedVersion({ name, version: "1.0.0", catalog });
    const keys = shortKeys(names);
    expect(await keysOf(catalog)).toEqual(Object.fromEntries(names.map((name, index) => [name, keys[index]])));
    const before = await rows(ALL_KEYS);
    expect(await migratedKeys()).toEqual(before);
  });
});

const ALL_KEYS = "SELECT catalog_id, server_id, key FROM server_key ORDER BY catalog_id, server_id";

/** Every key after the migration has run on a database without any; all of it is undone. */
async function migratedKeys(): Promise<unknown[]> {
  const migration = readFileSync(path.join(process.cwd(), "prisma/migrations/20261130042000_server_key/migration.sql"), "utf8");
  const client = await openTransaction();
  try {
    await client.query("DROP TABLE server_key; DROP TRIGGER short_key_demanded ON listing; DROP FUNCTION demand_short_key");
    await client.query(migration);
    return (await client.query(ALL_KEYS)).rows;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}
