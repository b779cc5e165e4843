import { describe, expect, it } from "vitest";
import type { GlobalRole, TokenGrant, Viewer } from "@/lib/access/schema";
import { bootstrapCaller, byToken, grant, robotCaller, signedIn } from "@/test/fixtures/callers";
import { isWithinBinding, mayReadCatalog, maySeeUnapproved, readingGrant } from "./reading-policy";

const CATALOGS = {
  open: { slug: "open", audience: "public" },
  staff: { slug: "staff", audience: "signed-in" },
  prod: { slug: "prod", audience: "token" },
  team: { slug: "team", audience: "token" },
};
type Slug = keyof typeof CATALOGS;

const actor = (...roles: GlobalRole[]) => ({ id: "p", name: "p", roles });
const session = (...roles: GlobalRole[]) => signedIn(actor("viewer", ...roles)).viewer;
const token = (role: GlobalRole, bound: TokenGrant["catalogs"] = [], scopes: TokenGrant["scopes"] = ["read"]) =>
  byToken(actor(role), grant(scopes, { catalogs: bound })).viewer;

/** Who reads what, written down a second time (governance.md §1 "audience"). */
const READS: [string, Viewer | null, Slug[]][] = [
  ["nobody", null, ["open"]],
  ["a signed-in viewer", session(), ["open", "staff"]],
  ["a signed-in reviewer", session("reviewer"), ["open", "staff", "prod", "team"]],
  ["a signed-in security reviewer", session("security_reviewer"), ["open", "staff", "prod", "team"]],
  ["a signed-in auditor", session("auditor"), ["open", "staff", "prod", "team"]],
  ["a signed-in admin", session("admin"), ["open", "staff", "prod", "team"]],
  ["a viewer's token", token("viewer"), ["open", "staff"]],
  ["a reviewer's token", token("reviewer"), ["open", "staff"]],
  ["a security reviewer's token", token("security_reviewer"), ["open", "staff"]],
  ["an auditor's token", token("auditor"), ["open", "staff", "prod", "team"]],
  ["an admin's token", token("admin"), ["open", "staff", "prod", "team"]],
  ["an admin's token of every scope", token("admin", [], ["admin"]), ["open", "staff", "prod", "team"]],
  ["an admin's token that only publishes", token("admin", [], ["publish"]), ["open", "staff"]],
  ["a robot without roles", robotCaller(actor(), grant(["read"])).viewer, ["open", "staff"]],
  ["a bound robot", robotCaller(actor(), grant(["read"], { catalogs: ["prod"] })).viewer, ["open", "prod"]],
  ["a bound token that only publishes", token("viewer", ["prod"], ["publish"]), ["open"]],
  ["a bound token of an admin", token("admin", ["prod"]), ["open", "prod"]],
  ["a token bound to two", token("viewer", ["staff", "team"]), ["open", "staff", "team"]],
  ["the bootstrap token", bootstrapCaller(actor("admin")).viewer, ["open", "staff", "prod", "team"]],
];

describe("who may read a catalog", () => {
  it.each(READS)("%s", (_who, viewer, expected) => {
    const readable = Object.values(CATALOGS).filter((catalog) => mayReadCatalog(catalog, readingGrant(viewer)));
    expect(readable.map(({ slug }) => slug)).toEqual(expected);
  });
});

const MEMBER = signedIn(actor("viewer"), ["io.example"]).viewer;
const memberToken = (bound: string[]) => byToken(actor("viewer"), grant(["read"], { catalogs: bound }), ["io.example"]).viewer;

describe("who may see what is not approved in a catalog", () => {
  it.each<[string, Viewer | null, Slug[]]>([
    ["nobody", null, []],
    ["a signed-in viewer", session(), []],
    ["a member of the namespace", MEMBER, ["open", "staff", "prod", "team"]],
    ["a member's token", memberToken([]), ["open", "staff", "prod", "team"]],
    ["a member's bound token", memberToken(["prod"]), ["prod"]],
    ["a signed-in reviewer", session("reviewer"), ["open", "staff", "prod", "team"]],
    ["a reviewer's token", token("reviewer"), ["open", "staff"]],
    ["a reviewer's bound token", token("reviewer", ["team"]), ["team"]],
    ["an auditor's bound token", token("auditor", ["open"]), ["open"]],
    ["a bound token that only publishes", token("admin", ["prod"], ["publish"]), []],
  ])("%s", (_who, viewer, expected) => {
    const seen = Object.values(CATALOGS).filter((catalog) => maySeeUnapproved(viewer, "io.example", catalog));
    expect(seen.map(({ slug }) => slug)).toEqual(expected);
  });
});

it("a binding names what a token tells of", () => {
  expect([isWithinBinding("prod", null), isWithinBinding("prod", token("admin")), isWithinBinding("prod", token("admin", ["prod"])), isWithinBinding("prod", token("admin", ["team"]))]).toEqual([true, true, true, false]);
});
