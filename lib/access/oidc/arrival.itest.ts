import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrive, type ArrivalContext } from "@/lib/access/oidc/arrival";
import { endAllUnconfirmedRoles } from "@/lib/access/oidc/group-roles-service";
import { beginLink, beginLinkBySetup, identitiesOf, linkIdentityOf, unlinkIdentity } from "@/lib/access/oidc/identities";
import type { Caller } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { invite } from "@/lib/access/invitations";
import { openSession } from "@/lib/access/sessions";
import { issueSetupLink } from "@/lib/access/setup-link";
import { updateUser } from "@/lib/access/users";
import { viewerOfSession } from "@/lib/access/viewer";
import { change } from "@/lib/audit/write";
import { config } from "@/lib/config/config";
import type { OidcSignIn } from "@/lib/config/schema";
import { prisma } from "@/lib/db/client";
import { personView } from "@/lib/people/service";
import { REQUEST, signedInPerson, startProcess } from "@/test/access/fixture";

const ISSUER = "https://id.example";
let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await startProcess({
    GATEHOUSE_SIGNIN_OIDC_ISSUER: `${ISSUER}/`,
    GATEHOUSE_SIGNIN_OIDC_CLIENT_ID: "gatehouse",
    GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET: "secret",
    GATEHOUSE_SIGNIN_OIDC_DOMAINS: "acme.example",
    GATEHOUSE_SIGNIN_OIDC_ROLES: "reviewers=reviewer,ops=admin",
  });
});
afterAll(() => stop());

function rules(): OidcSignIn {
  const { oidc } = config().signIn;
  if (oidc === null) throw new Error("configured above");
  return oidc;
}

const NOTHING: ArrivalContext = { request: REQUEST, userAgent: "a browser", linkSecret: null, sessionId: null };
let subjects = 0;
const newcomer = (more: object = {}) => {
  subjects += 1;
  return { iss: ISSUER, sub: `subject-${subjects}`, email: `new${subjects}@acme.example`, email_verified: true, name: "New Person", ...more };
};
async function arrived(claims: Record<string, unknown>, context: Partial<ArrivalContext> = {}) {
  const { sessionId, refusal } = await arrive(claims, rules(), { ...NOTHING, ...context });
  const viewer = sessionId === undefined ? null : await viewerOfSession(sessionId);
  return { refusal, viewer };
}
const actionsAbout = async (id: string) => (await prisma().auditEntry.findMany({ where: { objectIds: { has: id } }, orderBy: { seq: "asc" } })).map(({ action }) => action);

describe("arrive", () => {
  it("takes in a newcomer of an allowed domain as a viewer, and knows them again by issuer and subject, whatever the e-mail", async () => {
    const claims = newcomer();
    const first = await arrived(claims);
    expect(first.viewer).toMatchObject({ email: claims.email, roles: ["viewer"], authentication: "session" });
    const again = await arrived({ ...claims, email: "renamed@elsewhere.example", email_verified: false });
    expect(again.viewer?.principalId).toBe(first.viewer?.principalId);
    expect(await actionsAbout(first.viewer?.principalId ?? "")).toEqual(["user.provision", "identity.link", "session.open", "session.open"]);
  });

  it("never takes over an account by its e-mail, however verified, and records the attempt", async () => {
    const { viewer } = await signedInPerson(["admin"]);
    const { refusal } = await arrived(newcomer({ email: viewer.email }));
    expect(refusal).toBe("account_exists");
    expect(await identitiesOf({ viewer }, viewer.principalId)).toEqual([]);
    expect(await actionsAbout(viewer.principalId)).toContain("session.open.refused");
  });

  it("refuses other issuers, and the same subject of another issuer is another person", async () => {
    expect((await arrived(newcomer({ iss: "https://other.example" }))).refusal).toBe("wrong_issuer");
    expect((await arrived(newcomer({ sub: "" }))).refusal).toBe("wrong_issuer");
  });

  it("makes one person of two tabs that return at once", async () => {
    const claims = newcomer();
    const both = await Promise.all([arrived(claims), arrived(claims)]);
    expect(new Set(both.map(({ viewer }) => viewer?.principalId)).size).toBe(1);
  });

  it("keeps a disabled person out", async () => {
    const admin = await signedInPerson(["admin"]);
    const claims = newcomer();
    const { viewer } = await arrived(claims);
    await updateUser(admin, viewer?.principalId ?? "", { disabled: true });
    expect((await arrived(claims)).refusal).toBe("disabled");
  });

  it("gives roles by group, takes them when the group goes, and leaves what was given by hand", async () => {
    const admin = await signedInPerson(["admin"]);
    const claims = newcomer();
    const { viewer } = await arrived({ ...claims, groups: ["reviewers"] });
    expect(viewer?.roles).toEqual(["viewer", "reviewer"]);
    await updateUser(admin, viewer?.principalId ?? "", { roles: ["reviewer", "auditor"] });
    expect((await arrived({ ...claims, groups: [] })).viewer?.roles).toEqual(["viewer", "auditor"]);
    expect(await actionsAbout(viewer?.principalId ?? "")).toContain("user.roles_by_group");
    const entry = await prisma().auditEntry.findFirstOrThrow({ where: { action: "user.roles_by_group", objectIds: { has: viewer?.principalId ?? "" } }, orderBy: { seq: "desc" } });
    expect(JSON.parse(entry.before ?? "")).toEqual({ roles: ["auditor", "reviewer"], disabled: false });
  });

  it("keeps the last administrator one when the group is gone, and says so", async () => {
    const claims = newcomer();
    const { viewer } = await arrived({ ...claims, groups: ["ops"] });
    expect(viewer?.roles).toContain("admin");
    await change(SYSTEM_CALLER, async (work) => {
      await work.tx.principal.updateMany({ where: { id: { not: viewer?.principalId ?? "" } }, data: { disabledAt: new Date() } });
      work.record({ action: "user.update", object: "everybody else", objectIds: [] });
    });
    expect((await arrived({ ...claims, groups: [] })).viewer?.roles).toContain("admin");
    expect(await actionsAbout(viewer?.principalId ?? "")).toContain("user.roles_by_group.kept");
    await signedInPerson(["admin"]);
    expect((await arrived({ ...claims, groups: [] })).viewer?.roles).toEqual(["viewer"]);
  });
});

describe("roles of groups", () => {
  const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000);
  const rolesNow = async (id: string) => (await prisma().principalRole.findMany({ where: { principalId: id } })).map(({ role }) => role).sort();
  const byGroup = async (...groups: string[]) => {
    const { viewer } = await arrived({ ...newcomer(), groups });
    if (viewer === null) throw new Error("must stand");
    return viewer;
  };
  const causesAbout = async (id: string) => {
    const entries = await prisma().auditEntry.findMany({ where: { action: "user.roles_by_group", objectIds: { has: id } }, orderBy: { seq: "asc" } });
    return entries.map(({ after }) => (JSON.parse(after ?? "{}") as { cause?: string }).cause);
  };
  /** As if the provider had last signed them in so many days ago. */
  const lastCame = (id: string, days: number) =>
    change(SYSTEM_CALLER, async (work) => {
      await work.tx.identity.updateMany({ where: { principalId: id }, data: { lastUsedAt: dayAfter(-days) } });
      work.record({ action: "test.identity.aged", object: id, objectIds: [] });
    });

  it("end in the transaction that unlinks the last identity of the provider, and those given by hand stay", async () => {
    const admin = await signedInPerson(["admin"]);
    const { principalId: id } = await byGroup("reviewers");
    await updateUser(admin, id, { roles: ["reviewer", "auditor"] });
    const [first] = await identitiesOf(admin, id);
    const [, second] = await linkIdentityOf(admin, id, { subject: "the same person, once more" });
    await unlinkIdentity(admin, id, first?.id ?? "");
    expect(await rolesNow(id)).toEqual(["auditor", "reviewer"]);
    await unlinkIdentity(admin, id, second?.id ?? "");
    expect(await rolesNow(id)).toEqual(["auditor"]);
    expect((await actionsAbout(id)).slice(-2)).toEqual(["identity.unlink", "user.roles_by_group"]);
    expect(await causesAbout(id)).toEqual(["groups", "unlinked"]);
  });

  it("end before a session by password is opened that the provider has not confirmed for 30 days, and come back by the provider", async () => {
    await signedInPerson(["admin"]);
    const claims = newcomer();
    const { viewer } = await arrived({ ...claims, groups: ["reviewers", "ops"] });
    const person = { id: viewer?.principalId ?? "", email: claims.email };
    const byPassword = async () => (await viewerOfSession(await openSession(person, REQUEST, null)))?.roles;
    await lastCame(person.id, 29);
    expect(await byPassword()).toEqual(["viewer", "admin", "reviewer"]);
    await lastCame(person.id, 31);
    expect(await byPassword()).toEqual(["viewer"]);
    expect(await causesAbout(person.id)).toEqual(["groups", "unconfirmed"]);
    expect((await arrived({ ...claims, groups: ["reviewers"] })).viewer?.roles).toEqual(["viewer", "reviewer"]);
  });

  it("end by the clock for sessions and tokens that stand, and of nobody who came lately", async () => {
    await signedInPerson(["admin"]);
    const [gone, here] = [await byGroup("reviewers"), await byGroup("reviewers")];
    await lastCame(gone.principalId, 31);
    await endAllUnconfirmedRoles();
    expect((await viewerOfSession(gone.sessionId ?? ""))?.roles).toEqual(["viewer"]);
    expect((await viewerOfSession(here.sessionId ?? ""))?.roles).toEqual(["viewer", "reviewer"]);
    const before = await prisma().auditEntry.count();
    await endAllUnconfirmedRoles();
    expect(await prisma().auditEntry.count()).toBe(before);
  });

  it("end by the clock for everybody behind a person whose roles cannot be ended, and the job is told", async () => {
    await signedInPerson(["admin"]);
    const [stuck, gone] = [await byGroup("reviewers"), await byGroup("reviewers")];
    for (const { principalId } of [stuck, gone]) await lastCame(principalId, 31);
    await prisma().$executeRawUnsafe("CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stuck'; END $$");
    await prisma().$executeRawUnsafe(`CREATE TRIGGER stuck BEFORE DELETE ON principal_role FOR EACH ROW WHEN (OLD.principal_id = '${stuck.principalId}') EXECUTE FUNCTION stuck()`);
    await expect(endAllUnconfirmedRoles()).rejects.toThrow("of 1 people could not be ended");
    expect([await rolesNow(stuck.principalId), await rolesNow(gone.principalId)]).toEqual([["reviewer"], []]);
    await prisma().$executeRawUnsafe("DROP FUNCTION stuck CASCADE");
    await endAllUnconfirmedRoles();
    expect(await rolesNow(stuck.principalId)).toEqual([]);
  });

  it("leave the last administrator one, on record once, until there is another", async () => {
    const { principalId: id } = await byGroup("ops");
    await change(SYSTEM_CALLER, async (work) => {
      await work.tx.principal.updateMany({ where: { id: { not: id } }, data: { disabledAt: new Date() } });
      work.record({ action: "user.update", object: "everybody else", objectIds: [] });
    });
    await lastCame(id, 31);
    await endAllUnconfirmedRoles();
    await endAllUnconfirmedRoles();
    expect(await rolesNow(id)).toEqual(["admin"]);
    expect((await actionsAbout(id)).filter((action) => action === "user.roles_by_group.kept")).toHaveLength(1);
    await signedInPerson(["admin"]);
    await endAllUnconfirmedRoles();
    expect(await rolesNow(id)).toEqual([]);
  });

  it("are told apart from others on the person's page, with until when they stand", async () => {
    const admin = await signedInPerson(["admin"]);
    const { principalId: id } = await byGroup("reviewers");
    await updateUser(admin, id, { roles: ["reviewer", "auditor"] });
    const { byGroup: shown } = await personView(admin, id);
    expect(shown.roles).toEqual(["reviewer"]);
    expect(Date.parse(shown.until ?? "") - Date.parse(shown.confirmedAt ?? "")).toBe(30 * 86_400_000);
  });
});

describe("linking", () => {
  const linking = async (caller: Caller) => ({ linkSecret: await beginLink(caller), sessionId: caller.viewer.sessionId });

  it("links who signed in here to who returns from the provider, once", async () => {
    const caller = await signedInPerson();
    const claims = newcomer({ email: caller.viewer.email });
    const context = await linking(caller);
    expect((await arrived(claims, context)).viewer?.principalId).toBe(caller.viewer.principalId);
    expect((await arrived(newcomer(), context)).refusal).toBe("link_expired");
    expect((await arrived(claims)).viewer?.principalId).toBe(caller.viewer.principalId);
  });

  it("asks for the browser session that began it, and for one that stands", async () => {
    const [caller, thief] = [await signedInPerson(), await signedInPerson()];
    const { linkSecret } = await linking(caller);
    expect((await arrived(newcomer(), { linkSecret, sessionId: thief.viewer.sessionId })).refusal).toBe("link_expired");
    const context = await linking(caller);
    await prisma().userSession.updateMany({ where: { id: caller.viewer.sessionId ?? "" }, data: { revokedAt: new Date() } });
    expect((await arrived(newcomer(), context)).refusal).toBe("link_expired");
  });

  it("never moves an identity from one person to another", async () => {
    const claims = newcomer();
    await arrived(claims);
    const caller = await signedInPerson();
    expect((await arrived(claims, await linking(caller))).refusal).toBe("identity_taken");
  });

  it("accepts an invitation by the provider, and uses the link up", async () => {
    const { viewer } = await signedInPerson();
    const { url } = await change(SYSTEM_CALLER, async (work) => {
      work.record({ action: "user.invite", object: viewer.email ?? "", objectIds: [viewer.principalId] });
      return issueSetupLink(work.tx, viewer.principalId);
    });
    const secret = url.slice(url.lastIndexOf("/") + 1);
    const linkSecret = await beginLinkBySetup(REQUEST, secret);
    expect((await arrived(newcomer({ email: "else@where.example" }), { linkSecret })).viewer?.principalId).toBe(viewer.principalId);
    await expect(beginLinkBySetup(REQUEST, secret)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not finished with an invitation that was taken back, also when there is a newer one", async () => {
    const [admin, { viewer }] = [await signedInPerson(["admin"]), await signedInPerson()];
    const { setupUrl } = await invite(admin, viewer.principalId);
    const linkSecret = await beginLinkBySetup(REQUEST, setupUrl.slice(setupUrl.lastIndexOf("/") + 1));
    await invite(admin, viewer.principalId);
    expect((await arrived(newcomer(), { linkSecret })).refusal).toBe("link_expired");
    expect(await identitiesOf({ viewer }, viewer.principalId)).toEqual([]);
  });

  it("is done by administrators for others, never for themselves, and undone with the sessions it opened", async () => {
    const [admin, { viewer }] = [await signedInPerson(["admin"]), await signedInPerson()];
    await expect(linkIdentityOf(admin, admin.viewer.principalId, { subject: "me" })).rejects.toMatchObject({ code: "conflict" });
    const [identity] = await linkIdentityOf(admin, viewer.principalId, { subject: "told-by-admin" });
    await expect(linkIdentityOf(admin, viewer.principalId, { subject: "told-by-admin" })).rejects.toMatchObject({ code: "name_taken" });
    const opened = await arrived(newcomer({ sub: "told-by-admin" }));
    expect(opened.viewer?.principalId).toBe(viewer.principalId);
    await unlinkIdentity(admin, viewer.principalId, identity?.id ?? "");
    expect(await viewerOfSession(opened.viewer?.sessionId ?? "")).toBeNull();
  });

  it("is not undone by whom nothing else would let in", async () => {
    const { viewer } = await arrived(newcomer());
    if (viewer === null) throw new Error("must stand");
    const [identity] = await identitiesOf({ viewer }, viewer.principalId);
    await expect(unlinkIdentity({ viewer, request: REQUEST }, viewer.principalId, identity?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });
});
