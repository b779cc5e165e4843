import { describe, expect, test } from "vitest";
import type { GlobalRole, TokenGrant } from "@/lib/access/schema";
import { tokenMayRead } from "@/lib/catalog/access-table";
import { mayReadCatalog } from "@/lib/catalog/visibility";
import { bootstrapCaller, byToken, grant, signedIn } from "@/test/fixtures/callers";
import { catalogFacts } from "@/test/fixtures/served-listing";

const CATALOGS = [catalogFacts("open", "public"), catalogFacts("staff", "signed-in"), catalogFacts("prod", "token")];
const actor = (roles: GlobalRole[] = []) => ({ id: "p", name: "P", roles: ["viewer" as const, ...roles] });
const bound = (...catalogs: string[]) => grant(["read"], { catalogs });
const PUBLISH_ONLY = grant(["publish"]);

/** Who reads which catalog: columns public, signed-in, token. Written out by hand from governance.md §1. */
const TOKENS: [string, GlobalRole[], TokenGrant, string][] = [
  ["an unbound token", [], grant(["read"]), "y y -"],
  ["a token minted for publishing", [], PUBLISH_ONLY, "y y -"],
  ["a token bound to it", [], bound("staff", "prod"), "y y y"],
  ["a token for publishing bound to it", [], grant(["publish"], { catalogs: ["prod"] }), "y - -"],
  ["a token bound elsewhere", [], bound("team-a"), "y - -"],
  ["a reviewer's token", ["reviewer"], grant(["read"]), "y y -"],
  ["an auditor's token", ["auditor"], grant(["read"]), "y y y"],
  ["an admin's token", ["admin"], grant(["admin"]), "y y y"],
  ["an admin's token bound elsewhere", ["admin"], grant(["admin"], { catalogs: ["team-a"] }), "y - -"],
  ["an admin's token for publishing", ["admin"], PUBLISH_ONLY, "y y -"],
];
const PEOPLE: [string, GlobalRole[], string][] = [
  ["a signed-in person", [], "y y -"],
  ["a signed-in reviewer, who sees what is unapproved anyway", ["reviewer"], "y y y"],
  ["a signed-in auditor", ["auditor"], "y y y"],
  ["a signed-in admin", ["admin"], "y y y"],
];
const cells = (row: (catalog: (typeof CATALOGS)[number]) => boolean) => CATALOGS.map((catalog) => (row(catalog) ? "y" : "-")).join(" ");

describe("who reads a public, a signed-in and a token catalog", () => {
  test.each(TOKENS)("%s, where credentials are judged in memory", (_who, roles, { id, scopes, catalogs }, expected) => {
    const reader = { id, scopes, catalogs, roles, expiresAt: new Date("2100-01-01") };
    expect(cells((catalog) => tokenMayRead(catalog, reader))).toBe(expected);
  });
  test.each(TOKENS)("%s, where the viewer is known", (_who, roles, token, expected) => {
    const { viewer } = byToken(actor(roles), token);
    expect(cells((catalog) => mayReadCatalog(viewer, catalog))).toBe(expected);
    expect(cells((catalog) => mayReadCatalog({ ...viewer, authentication: "jwt" }, catalog))).toBe(expected);
  });
  test.each(PEOPLE)("%s", (_who, roles, expected) => {
    expect(cells((catalog) => mayReadCatalog(signedIn(actor(roles)).viewer, catalog))).toBe(expected);
  });
  test("the bootstrap robot, and nobody", () => {
    expect(cells((catalog) => mayReadCatalog(bootstrapCaller(actor(["admin"])).viewer, catalog))).toBe("y y y");
    expect(cells((catalog) => mayReadCatalog(null, catalog))).toBe("y - -");
    expect(cells((catalog) => tokenMayRead(catalog, null))).toBe("y - -");
  });
});
