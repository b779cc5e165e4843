import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { invite } from "@/lib/access/invitations";
import { createRobot } from "@/lib/access/robots";
import type { Caller } from "@/lib/access/schema";
import { mintOwnToken, mintRobotToken } from "@/lib/access/tokens";
import { createUser, updateUser } from "@/lib/access/users";
import { patchCatalog, putPolicy } from "@/lib/catalog/catalog-service";
import { createLink } from "@/lib/catalog/link-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { reinstateListing } from "@/lib/catalog/reinstatement";
import { suspendListing, suspendServer, suspendVersion } from "@/lib/catalog/suspension";
import { withdrawListing } from "@/lib/catalog/withdrawal";
import { prisma } from "@/lib/db/client";
import { updateRobotOfPeople } from "@/lib/people/service";
import { conclude, vote } from "@/lib/review/vote";
import { startImport } from "@/lib/upstream/import-service";
import { byToken, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenPerson, givenRobot } from "@/test/fixtures/people";
import { givenApproved, givenReview, readReview } from "@/test/fixtures/reviews";

useInstallation();

const STRICT = { ...DEFAULT_POLICY, stepUp: { minutes: 15 } };
const LOOSE = { ...DEFAULT_POLICY };

/** A version in review and one that is listed, in a catalog that then begins to ask for passkeys. */
async function givenStrictCatalog(slug: string) {
  await givenCatalogWithPolicy(slug);
  const [open, listed, admin] = [await givenReview({ catalog: slug }), await givenApproved({ catalog: slug }), await givenPerson(`admin-${slug}`, ["admin"])];
  await putPolicy(signedIn(admin), slug, STRICT, null);
  return { open, listed, admin };
}

describe("a catalog that asks again", () => {
  it("refuses every act of a session that is not proven, records it, and asks no robot that suspends", async () => {
    const { open, listed, admin } = await givenStrictCatalog("strict");
    const { reviewId } = open;
    const { revision, manifestRevision } = await readReview(reviewId);
    const acts: Record<string, (caller: Caller) => Promise<unknown>> = {
      vote: (caller) => vote(caller, reviewId, { decision: "approve", comment: "", revision, digest: manifestRevision.digest }),
      conclude: (caller) => conclude(caller, reviewId, revision),
      suspend: (caller) => suspendListing(caller, "strict", listed, "why"),
      suspendEverywhere: (caller) => suspendVersion(caller, listed, "why"),
      suspendServer: (caller) => suspendServer(caller, listed.server, "why", "strict"),
      suspendServerEverywhere: (caller) => suspendServer(caller, listed.server, "why"),
      reinstate: (caller) => reinstateListing(caller, "strict", listed, "why"),
      withdraw: (caller) => withdrawListing(caller, "strict", listed, "why"),
      loosen: (caller) => putPolicy(caller, "strict", LOOSE, null),
      audience: (caller) => patchCatalog(caller, "strict", { audience: "token" }),
      link: (caller) => createLink(caller, "strict", { label: "for a client", expiresInDays: 1 }),
      listByImport: (caller) => startImport(caller, { catalog: "strict", list: true, reason: "why" }, { name: "seed.json", body: Readable.from("[]") }),
    };
    for (const [act, attempt] of Object.entries(acts)) await expect(attempt(signedIn(admin)), act).rejects.toMatchObject({ code: "step_up_required" });
    expect(await prisma().auditEntry.count({ where: { actorId: admin.id, reason: { startsWith: "step_up_required" } } })).toBe(Object.keys(acts).length);
    expect(await suspendVersion(byToken(admin), listed, "an emergency")).toMatchObject([{ state: "suspended" }]);
  });

  it("refuses what makes somebody, or a token, that could act without being asked; what takes rights away waits for no passkey", async () => {
    const { admin } = await givenStrictCatalog("strict-people");
    const [caller, other, gone] = [signedIn(admin), await givenPerson("other"), await givenPerson("gone")];
    const robot = await givenRobot("machine", other);
    const token = { label: "", expiresInDays: 1, namespaces: [], catalogs: [] };
    await updateUser(caller, gone.id, { disabled: true });
    const acts: Record<string, () => Promise<unknown>> = {
      create: () => createUser(caller, { email: "second-self@example.com", name: "Second Self", roles: ["admin"], password: "a long password of mine" }),
      invite: () => invite(caller, other.id),
      giveRole: () => updateUser(caller, other.id, { roles: ["reviewer"] }),
      enable: () => updateUser(caller, gone.id, { disabled: false }),
      ownToken: () => mintOwnToken(caller, { ...token, scopes: ["admin"] }),
      robotToken: () => mintRobotToken(caller, robot.id, { ...token, scopes: ["listing:suspend"] }),
    };
    for (const [act, attempt] of Object.entries(acts)) await expect(attempt(), act).rejects.toMatchObject({ code: "step_up_required" });
    await expect(mintOwnToken(caller, { ...token, scopes: ["read"] })).resolves.toMatchObject({ scopes: ["read"] });
    await expect(updateUser(caller, other.id, { disabled: true })).resolves.toMatchObject({ disabled: true });
  });

  it("refuses roles for robots as for people, whichever way a robot gets them; what gives none, or takes them, waits for no passkey", async () => {
    const { admin } = await givenStrictCatalog("strict-robots");
    const [caller, other] = [signedIn(admin), await givenPerson("answers-for-robots")];
    const [plain, strong] = [await givenRobot("plain", other), await givenRobot("strong", other, ["security_reviewer"])];
    const input = (name: string) => ({ name, responsible: other.id, roles: [], namespaces: [] });
    await updateRobotOfPeople(caller, strong.id, { disabled: true });
    const acts: Record<string, () => Promise<unknown>> = {
      create: () => createRobot(caller, { ...input("born-strong"), roles: ["admin"] }),
      giveRole: () => updateRobotOfPeople(caller, plain.id, { roles: ["security_reviewer"] }),
      moreRoles: () => updateRobotOfPeople(caller, strong.id, { roles: ["security_reviewer", "admin"] }),
      enable: () => updateRobotOfPeople(caller, strong.id, { disabled: false }),
    };
    for (const [act, attempt] of Object.entries(acts)) await expect(attempt(), act).rejects.toMatchObject({ code: "step_up_required" });
    expect(await prisma().auditEntry.count({ where: { actorId: admin.id, reason: { startsWith: "step_up_required" } } })).toBe(Object.keys(acts).length);
    await expect(createRobot(caller, input("born-plain"))).resolves.toMatchObject({ roles: [] });
    await expect(updateRobotOfPeople(caller, strong.id, { roles: [] })).resolves.toMatchObject({ roles: [] });
    await expect(updateRobotOfPeople(caller, strong.id, { disabled: false })).resolves.toMatchObject({ disabled: false });
  });

  it("leaves other catalogs alone", async () => {
    const { admin } = await givenStrictCatalog("strict-too");
    const elsewhere = await givenApproved();
    await expect(suspendListing(signedIn(admin), "default", elsewhere, "why")).resolves.toMatchObject({ state: "suspended" });
  });
});
