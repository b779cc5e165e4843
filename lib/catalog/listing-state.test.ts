import { describe, expect, it } from "vitest";
import { type ListingState, toldState } from "@/lib/catalog/listing-schema";
import { PUBLISHER_STATUSES } from "@/lib/catalog/publisher-status-schema";
import { type Candidate, latestOf, type ListingFacts, listingState, officialStatus } from "@/lib/catalog/listing-state";

const NOW = new Date("2026-01-01T12:00:00.000Z");
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const STATUSES = PUBLISHER_STATUSES;
const EXPIRIES = [["never", null], ["later", at(1)], ["this instant", NOW], ["earlier", at(-1)]] as const;

/** governance.md §2 "A listing stores facts", read line by line. */
function law(facts: ListingFacts, expired: boolean): ListingState {
  if (facts.suspended) return "suspended";
  if (facts.withdrawnByAdmin) return "withdrawn";
  if (facts.publisherStatus === "deleted") return "withdrawn";
  return expired ? "expired" : "active";
}

const combinations = [true, false].flatMap((suspended) =>
  [true, false].flatMap((withdrawnByAdmin) =>
    STATUSES.flatMap((publisherStatus) => EXPIRIES.map(([when, expiresAt]) => ({ suspended, withdrawnByAdmin, publisherStatus, when, expiresAt }))),
  ),
);

describe("listingState", () => {
  it.each(combinations)("suspended $suspended, withdrawn $withdrawnByAdmin, $publisherStatus, expires $when", ({ when, ...facts }) => {
    expect(listingState(facts, NOW)).toBe(law(facts, when === "this instant" || when === "earlier"));
  });
});

describe("toldState", () => {
  it.each(combinations)("tells a deletion only where no administrator withdrew: suspended $suspended, withdrawn $withdrawnByAdmin, $publisherStatus, expires $when", ({ when: _, ...facts }) => {
    const state = listingState(facts, NOW);
    const isDeletion = !facts.suspended && !facts.withdrawnByAdmin && facts.publisherStatus === "deleted";
    expect(toldState({ state, withdrawnByAdmin: facts.withdrawnByAdmin })).toBe(isDeletion ? "deleted" : state);
  });
});

describe("officialStatus", () => {
  it.each(STATUSES)("shows the publisher's word %s only while active", (publisherStatus) => {
    expect(officialStatus("active", publisherStatus)).toBe(publisherStatus);
    for (const state of ["suspended", "withdrawn", "expired"] as const) expect(officialStatus(state, publisherStatus)).toBe("deleted");
  });
});

const served = (version: string, more: Partial<Candidate> = {}): Candidate => ({
  version, publishedAt: NOW, suspended: false, withdrawnByAdmin: false, publisherStatus: "active", expiresAt: null, ...more,
});

describe("latestOf", () => {
  it.each<[string, Candidate[], string | undefined]>([
    ["nothing", [], undefined],
    ["one", [served("1.0.0")], "1.0.0"],
    ["the higher, not the newer", [served("2.0.0"), served("1.9.9", { publishedAt: at(60) })], "2.0.0"],
    ["a release above its pre-release", [served("2.0.0-rc.1"), served("2.0.0")], "2.0.0"],
    ["numbers, not text", [served("1.10.0"), served("1.9.0")], "1.10.0"],
    ["without build metadata before with it", [served("1.0.0+build.9", { publishedAt: at(-60) }), served("1.0.0")], "1.0.0"],
    ["of two builds the earlier published", [served("1.0.0+b"), served("1.0.0+a", { publishedAt: at(60) })], "1.0.0+b"],
    ["deprecated is served", [served("2.0.0", { publisherStatus: "deprecated" }), served("1.0.0")], "2.0.0"],
    ["deleted is not", [served("2.0.0", { publisherStatus: "deleted" }), served("1.0.0")], "1.0.0"],
    ["suspended is not", [served("2.0.0", { suspended: true }), served("1.0.0")], "1.0.0"],
    ["withdrawn is not", [served("2.0.0", { withdrawnByAdmin: true }), served("1.0.0")], "1.0.0"],
    ["expired is not", [served("2.0.0", { expiresAt: NOW }), served("1.0.0")], "1.0.0"],
    ["tombstones alone: the highest keeps the flag", [served("1.0.0", { suspended: true }), served("2.0.0", { publisherStatus: "deleted" })], "2.0.0"],
  ])("%s", (_what, listings, expected) => {
    expect(latestOf(listings, NOW)?.version).toBe(expected);
    expect(latestOf([...listings].reverse(), NOW)?.version).toBe(expected);
  });
});
