import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogFacts, minutesLater, servedListing, serverFacts } from "@/test/fixtures/served-listing";
import { visibleState } from "@/test/fixtures/visible-state";
import { type AccessFacts, ReadModel, type ServerFacts } from "./read-model";
import type { ListFilter } from "./selection";

const SLUGS = ["default", "prod"];
const ACCESS: AccessFacts = { catalogs: SLUGS.map((slug) => catalogFacts(slug)), tokens: [] };

const versionFacts = fc.record({
  version: fc.constantFrom("1.0.0", "1.0.0+build", "1.0.1", "2.0.0-rc.1", "2.0.0", "not-semver"),
  publisherStatus: fc.constantFrom("active" as const, "deprecated" as const, "deleted" as const),
  suspended: fc.boolean(),
  withdrawnByAdmin: fc.boolean(),
  expiresIn: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  updated: fc.integer({ min: 0, max: 20 }),
});

/** One event of a history: what a server has listed in a catalog from then on. */
const step = fc.record({
  name: fc.constantFrom("a.example/one", "a.example/One2", "b.example/two", "Z.example/x", "a.example-/three", "c/ä"),
  slug: fc.constantFrom(...SLUGS),
  versions: fc.uniqueArray(versionFacts, { selector: ({ version }) => version, minLength: 1, maxLength: 4 }),
});

function toFacts({ name, slug, versions }: { name: string; slug: string; versions: (typeof versionFacts extends fc.Arbitrary<infer T> ? T : never)[] }): ServerFacts {
  const listings = versions.map(({ version, expiresIn, updated, suspended, ...facts }) =>
    servedListing(version, {
      ...facts,
      suspended,
      suspendedAt: suspended ? minutesLater(2) : null,
      expiresAt: expiresIn === null ? null : minutesLater(expiresIn),
      updatedAt: minutesLater(updated),
    }),
  );
  return serverFacts(name, slug, listings);
}

const FILTERS: ListFilter[] = [
  { search: "", version: null, updatedSince: null, includeDeleted: false },
  { search: "", version: null, updatedSince: null, includeDeleted: true },
  { search: "one", version: null, updatedSince: null, includeDeleted: true },
  { search: "", version: "latest", updatedSince: null, includeDeleted: false },
  { search: "", version: "2.0.0", updatedSince: minutesLater(5).getTime(), includeDeleted: true },
];

const visible = (model: ReadModel, now: Date) => visibleState(model, SLUGS, FILTERS, now);

test("a read model that followed any history equals one built anew from its end", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 25 }), (history, reads) => {
      const followed = new ReadModel();
      followed.load(ACCESS, []);
      const last = new Map<string, ServerFacts>();
      history.forEach((event, index) => {
        const facts = toFacts(event);
        last.set(`${event.slug} ${event.name}`, facts);
        followed.applyServer(facts, minutesLater(index % 5));
        // Reads in between fill caches and let expiries happen; they must leave no trace.
        if (reads[index] !== undefined) visible(followed, minutesLater(Math.min(reads[index], 4)));
      });
      const rebuilt = new ReadModel();
      const end = minutesLater(10);
      rebuilt.load(ACCESS, last.values(), end);
      expect(visible(followed, end)).toEqual(visible(rebuilt, end));
    }),
    { numRuns: 150 },
  );
});
