import { describe, expect, test } from "vitest";
import { EPOCH, minutesLater, servedListing, suspendedListing } from "@/test/fixtures/served-listing";
import type { ServedListing } from "./served-listing";
import { nextExpiry, standingsOf } from "./standing";

const NOW = minutesLater(60);

const standingOf = (listings: ServedListing[], listing: ServedListing, now = NOW) => {
  const standing = standingsOf(listings, now).get(listing);
  if (standing === undefined) throw new Error("no standing");
  return standing;
};

describe("the state of a listing", () => {
  const cases: [string, Partial<ServedListing>, string, Date][] = [
    ["active", {}, "active", minutesLater(1)],
    ["deprecated by its publisher", { publisherStatus: "deprecated", statusChangedAt: minutesLater(7) }, "active", minutesLater(7)],
    ["deleted by its publisher", { publisherStatus: "deleted", statusChangedAt: minutesLater(7) }, "withdrawn", minutesLater(7)],
    ["withdrawn by an admin", { withdrawnByAdmin: true, withdrawnAt: minutesLater(8) }, "withdrawn", minutesLater(8)],
    ["expired", { expiresAt: minutesLater(30) }, "expired", minutesLater(30)],
    ["not expired yet", { expiresAt: minutesLater(61) }, "active", minutesLater(1)],
    ["reinstated", { reinstatedAt: minutesLater(9) }, "active", minutesLater(9)],
    ["suspended and also expired", { suspended: true, suspendedAt: minutesLater(5), expiresAt: minutesLater(30) }, "suspended", minutesLater(5)],
  ];
  test.each(cases)("%s", (_name, changes, state, changedAt) => {
    const listing = servedListing("1.0.0", changes);
    expect(standingOf([listing], listing)).toMatchObject({ state, changedAt });
  });
});

describe("latest", () => {
  test("is the highest served version, never a tombstone while another is served", () => {
    const low = servedListing("1.0.0");
    const high = suspendedListing("2.0.0");
    expect(standingOf([low, high], low).isLatest).toBe(true);
    expect(standingOf([low, high], high).isLatest).toBe(false);
  });

  test("stays on the highest tombstone when nothing is served", () => {
    const listings = [suspendedListing("1.0.0"), suspendedListing("2.0.0")];
    expect(Array.from(standingsOf(listings, NOW).values(), ({ isLatest }) => isLatest)).toEqual([false, true]);
  });
});

describe("an expiry at read time", () => {
  const old = servedListing("1.0.0");
  const expiring = servedListing("2.0.0", { expiresAt: minutesLater(30) });

  test("moves updatedAt of the expired version and of the one that becomes latest", () => {
    expect(standingOf([old, expiring], expiring).updatedAt).toEqual(minutesLater(30));
    expect(standingOf([old, expiring], old)).toMatchObject({ isLatest: true, updatedAt: minutesLater(30) });
  });

  test("leaves the others alone when it does not move latest", () => {
    const newer = servedListing("3.0.0");
    expect(standingOf([old, expiring, newer], newer).updatedAt).toEqual(minutesLater(1));
    expect(standingOf([old, expiring, newer], old).updatedAt).toEqual(minutesLater(1));
  });

  test("looks the same after the announcement has stored it", () => {
    const stored = [old, expiring].map((listing) => ({ ...listing, updatedAt: minutesLater(30) }));
    expect([...standingsOf(stored, NOW).values()]).toEqual([...standingsOf([old, expiring], NOW).values()]);
  });

  test("is announced to the reader by its instant", () => {
    expect(nextExpiry([old, expiring], EPOCH)).toBe(minutesLater(30).getTime());
    expect(nextExpiry([old, expiring], NOW)).toBe(Number.POSITIVE_INFINITY);
    expect(nextExpiry([{ ...expiring, suspended: true }], EPOCH)).toBe(Number.POSITIVE_INFINITY);
  });
});
