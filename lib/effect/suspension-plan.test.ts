import { describe, expect, it } from "vitest";
import { catalogEffects, type ListedFacts, targetReach } from "@/lib/effect/suspension-plan";
import type { ServerTarget } from "@/lib/nacos/server-targets-schema";

const NOW = new Date("2026-11-30T00:00:00Z");
const listed = (version: string, catalog = "default", more: Partial<ListedFacts> = {}): ListedFacts => ({
  catalog, version, publishedAt: new Date("2026-01-01T00:00:00Z"), suspended: false, withdrawnByAdmin: false, publisherStatus: "active", expiresAt: null, ...more,
});
const effects = (listings: ListedFacts[], versions: string[], catalog?: string) => catalogEffects(listings, new Set(versions), catalog, NOW);

describe("what a suspension changes in a catalog", () => {
  it.each([
    { case: "the latest of several: the next one takes its place", listings: [listed("2.0.0"), listed("1.0.0")], versions: ["2.0.0"], gone: ["2.0.0"], before: "2.0.0", after: "1.0.0" },
    { case: "an older one: the latest stays", listings: [listed("2.0.0"), listed("1.0.0")], versions: ["1.0.0"], gone: ["1.0.0"], before: "2.0.0", after: "2.0.0" },
    { case: "the only one: nothing is left", listings: [listed("1.0.0")], versions: ["1.0.0"], gone: ["1.0.0"], before: "1.0.0", after: null },
    { case: "all of them, told highest first", listings: [listed("1.9.0"), listed("1.10.0")], versions: ["1.9.0", "1.10.0"], gone: ["1.10.0", "1.9.0"], before: "1.10.0", after: null },
    { case: "what does not count as left: withdrawn, expired, deleted, suspended", listings: [listed("2.0.0"), listed("1.4.0", "default", { withdrawnByAdmin: true }), listed("1.3.0", "default", { expiresAt: NOW }), listed("1.2.0", "default", { publisherStatus: "deleted" }), listed("1.1.0", "default", { suspended: true })], versions: ["2.0.0"], gone: ["2.0.0"], before: "2.0.0", after: null },
  ])("$case", ({ listings, versions, gone, before, after }) => {
    expect(effects(listings, versions)).toEqual([{ catalog: "default", gone, latestBefore: before, latestAfter: after }]);
  });

  it("leaves out catalogs in which nobody is served it", () => {
    expect(effects([listed("1.0.0", "default", { suspended: true }), listed("2.0.0", "prod")], ["1.0.0"])).toEqual([]);
  });

  it("looks at each catalog by itself, and at one only when it is told so", () => {
    const listings = [listed("2.0.0"), listed("1.0.0"), listed("2.0.0", "prod")];
    expect(effects(listings, ["2.0.0"]).map(({ catalog, latestAfter }) => [catalog, latestAfter])).toEqual([["default", "1.0.0"], ["prod", null]]);
    expect(effects(listings, ["2.0.0"], "prod").map(({ catalog }) => catalog)).toEqual(["prod"]);
  });
});

describe("what becomes of a server on a Nacos target", () => {
  const target: ServerTarget = { id: "t", name: "team", catalog: "default", state: "synced", version: "2.0.0", paused: false, removalsPaused: false, trouble: null };
  it.each([
    { case: "removed where nothing is left", after: null, fate: "removed", becomes: null },
    { case: "replaced where another becomes the latest", after: "1.0.0", fate: "replaced", becomes: "1.0.0" },
    { case: "unchanged where the latest stays", after: "2.0.0", fate: "unchanged", becomes: "2.0.0" },
  ])("$case", ({ after, fate, becomes }) => {
    expect(targetReach(target, [{ catalog: "default", gone: ["2.0.0"], latestBefore: "2.0.0", latestAfter: after }])).toMatchObject({ fate, becomes });
  });
  it("unchanged where its catalog is not touched", () => {
    expect(targetReach(target, [])).toMatchObject({ fate: "unchanged", becomes: "2.0.0" });
  });
});
