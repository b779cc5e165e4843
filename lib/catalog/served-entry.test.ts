import { describe, expect, test } from "vitest";
import { minutesLater, servedListing, suspendedListing } from "@/test/fixtures/served-listing";
import { digestOf } from "@/lib/manifest/canonical";
import { projectServer } from "./projection";
import { entryBody, GATEHOUSE_META_KEY, OFFICIAL_META_KEY } from "./served-entry";
import type { ServedListing } from "./served-listing";

const serve = (listing: ServedListing) => {
  const [entry] = projectServer("default", { serverName: "com.example/weather", listings: [listing] }, minutesLater(60)).entries;
  if (entry === undefined) throw new Error("nothing served");
  return { entry, body: JSON.parse(Buffer.from(entryBody(entry)).toString("utf8")) };
};

describe("the entry of a listed version", () => {
  test("is the manifest, the official block and our own key, and nothing else", () => {
    const publisher = { _meta: { "io.modelcontextprotocol.registry/publisher-provided": { tool: "ci" } } };
    const listing = servedListing("1.0.0", { statusMessage: "fine", publisherStatus: "deprecated" }, publisher);
    const { body } = serve(listing);
    expect(Object.keys(body)).toEqual(["server", "_meta"]);
    expect(body.server).toEqual(JSON.parse(Buffer.from(listing.canonical ?? "").toString("utf8")));
    expect(body._meta[OFFICIAL_META_KEY]).toEqual({
      status: "deprecated",
      statusChangedAt: "2026-03-01T10:01:00.000Z",
      statusMessage: "fine",
      publishedAt: "2026-03-01T10:00:00.000Z",
      updatedAt: "2026-03-01T10:01:00.000Z",
      isLatest: true,
    });
    expect(body._meta[GATEHOUSE_META_KEY]).toEqual({
      catalog: "default",
      state: "active",
      basis: "review",
      digest: listing.digest,
      approvedAt: "2026-03-01T10:01:00.000Z",
    });
  });

  test("carries the very bytes that were signed off: their SHA-256 is the digest", () => {
    const { entry } = serve(servedListing("1.0.0"));
    expect(digestOf(entry.server)).toBe(entry.listing.digest);
  });

  test("says that an import was not reviewed and never claims an approval", () => {
    const meta = serve(servedListing("1.0.0", { basis: "import" })).body._meta[GATEHOUSE_META_KEY];
    expect(meta).toMatchObject({ basis: "import", note: "imported, not reviewed" });
    expect(meta).not.toHaveProperty("approvedAt");
  });

  test("serves documents of the oldest shape in the words of the current one", () => {
    const packages = [{ registry_type: "npm", identifier: "a", version: "1.0.0", transport: { type: "stdio" } }];
    const { body } = serve(servedListing("1.0.0", { schemaVersion: "2025-07-09" }, { packages, status: "active" }));
    expect(body.server.packages[0]).toMatchObject({ registryType: "npm" });
    expect(body.server).not.toHaveProperty("status");
  });
});

describe("a tombstone", () => {
  test("of a suspended version carries no content and a neutral message", () => {
    const { body } = serve({ ...suspendedListing("1.0.0"), statusMessage: "stolen keys", surface: '{"tools":[]}' });
    expect(Object.keys(body.server)).toEqual(["$schema", "name", "description", "version"]);
    expect(body._meta[OFFICIAL_META_KEY]).toMatchObject({ status: "deleted", statusMessage: "This version was suspended.", statusChangedAt: "2026-03-01T10:05:00.000Z" });
    expect(JSON.stringify(body)).not.toContain("stolen");
  });

  test("has no content even if the facts still hold it", () => {
    const { body } = serve(servedListing("1.0.0", { suspended: true, suspendedAt: minutesLater(5) }));
    expect(body.server).not.toHaveProperty("packages");
  });

  test.each([
    ["expired", { expiresAt: minutesLater(30) }, "The approval of this version has expired."],
    ["withdrawn by an admin", { withdrawnByAdmin: true, withdrawnAt: minutesLater(8), statusMessage: "old" }, "This version was withdrawn."],
    ["deleted by its publisher", { publisherStatus: "deleted" as const, statusMessage: "use 2.0.0" }, "use 2.0.0"],
  ])("of one that is %s says why", (_name, changes, statusMessage) => {
    expect(serve(servedListing("1.0.0", changes)).body._meta[OFFICIAL_META_KEY]).toMatchObject({ status: "deleted", statusMessage });
  });
});

test("another content has another entity tag, the same content the same", () => {
  const tag = (listing: ServedListing) => serve(listing).entry.etag;
  const listing = servedListing("1.0.0");
  expect(tag({ ...listing })).toBe(tag(listing));
  const others = [{ statusMessage: "x" }, { updatedAt: minutesLater(2) }, { digest: "sha256:other" }, { suspended: true }];
  expect(new Set([listing, ...others.map((other) => ({ ...listing, ...other }))].map(tag)).size).toBe(5);
});
