import { describe, expect, it } from "vitest";
import { standingSuspensions, suspensionIn, type StandingSuspension } from "./standing-suspensions";

const BLOCKED = new Date("2026-03-01T00:00:00Z");
const LATER = new Date("2026-03-02T00:00:00Z");
const block = { blockedAt: BLOCKED, blockedById: "sam", blockReason: "malware" };
const none = { blockedAt: null, blockedById: null, blockReason: null };

const active = (slug: string) => ({ suspendedAt: null, suspendedById: null, suspendReason: null, catalog: { slug } });
const suspended = (slug: string, suspendReason: string | null = "malware") => ({ suspendedAt: LATER, suspendedById: "sam", suspendReason, catalog: { slug } });
const told = (standing: readonly StandingSuspension[]) => standing.map(({ scope, catalog, reason }) => `${scope}:${catalog ?? "-"}:${reason}`);

const CASES = [
  { of: "nothing suspended", block: none, listings: [active("a")], told: [], here: { a: null, c: null } },
  { of: "one listing suspended", block: none, listings: [suspended("a"), active("b")], told: ["catalog:a:malware"], here: { a: "catalog", b: null, c: null } },
  { of: "a listing suspended without a reason", block: none, listings: [suspended("a", null)], told: ["catalog:a:"], here: { a: "catalog" } },
  { of: "blocked before any listing", block, listings: [], told: ["everywhere:-:malware"], here: { c: "everywhere" } },
  { of: "blocked everywhere", block, listings: [suspended("a"), suspended("b")], told: ["everywhere:-:malware"], here: { a: "everywhere", c: "everywhere" } },
  {
    of: "blocked everywhere, and one catalog has said why of its own",
    block,
    listings: [suspended("a", "leaks keys"), suspended("b")],
    told: ["everywhere:-:malware", "catalog:a:leaks keys"],
    here: { a: "catalog", b: "everywhere", c: "everywhere" },
  },
  {
    of: "blocked everywhere, lifted in one catalog and standing in another",
    block,
    listings: [active("a"), suspended("b")],
    told: ["catalog:b:malware", "unlisted:-:malware"],
    here: { a: null, b: "catalog", c: "unlisted" },
  },
] as const;

describe.each(CASES)("$of", ({ block: blocked, listings, told: words, here }) => {
  const standing = standingSuspensions(blocked, listings);

  it("is told as what it is", () => {
    expect(told(standing)).toEqual(words);
  });

  it.each(Object.entries(here))("reaches a review in catalog %s as: %s", (slug, scope) => {
    const isListed = listings.some(({ catalog }) => catalog.slug === slug);
    expect(suspensionIn({ slug, isListed }, standing)?.scope ?? null).toBe(scope);
  });
});

it("says since when and by whom: of a block, when the version was blocked; of a listing, when it was suspended", () => {
  expect(standingSuspensions(block, [active("a"), suspended("b")])).toMatchObject([{ at: LATER, byId: "sam" }, { at: BLOCKED, byId: "sam" }]);
});
