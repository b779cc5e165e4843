import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePassword, finishSetup } from "@/lib/access/passwords";
import { verifyPassword } from "@/lib/access/password";
import { findPasswordHash } from "@/lib/access/principal-repository";
import { addMember, createNamespace, removeMember, setMember } from "@/lib/access/namespaces";
import { createRobot } from "@/lib/access/robots";
import { signIn } from "@/lib/access/sign-in";
import { mintOwnToken, mintRobotToken, revoke } from "@/lib/access/tokens";
import { createTokenSchema } from "@/lib/access/token-schema";
import { transferNamespace } from "@/lib/access/transfer";
import { createUser, updateUser } from "@/lib/access/users";
import { viewerOfSession, viewerOfToken } from "@/lib/access/viewer";
import { prisma } from "@/lib/db/client";
import { REQUEST, signedInPerson, startProcess } from "@/test/access/fixture";
import type { Caller } from "./schema";

let stop: () => Promise<void>;
let admin: Caller;
beforeAll(async () => {
  stop = await startProcess();
  admin = await signedInPerson(["admin"]);
});
afterAll(() => stop());

const refusal = (code: string) => expect.objectContaining({ code }) as unknown;
const asToken = async (raw: string): Promise<Caller> => {
  const viewer = await viewerOfToken(raw);
  if (viewer === null) throw new Error("the token must work");
  return { viewer, request: REQUEST };
};
const refusedBy = ({ viewer }: Caller, action: string) =>
  prisma().auditEntry.findMany({ where: { actorId: viewer.principalId, action: `${action}.refused` }, select: { object: true, reason: true }, orderBy: { seq: "asc" } });
const grant = (fields: object) => createTokenSchema.parse(fields);
const robotInput = (fields: object = {}) => ({ name: "ci", responsible: admin.viewer.principalId, roles: [], namespaces: [], ...fields });

describe("people", () => {
  it("refuses a role given to oneself, and records the attempt", async () => {
    const id = admin.viewer.principalId;
    await expect(updateUser(admin, id, { roles: ["admin", "security_reviewer"] })).rejects.toEqual(refusal("own_role"));
    const entry = await prisma().auditEntry.findFirst({ where: { action: "user.update.refused", object: id } });
    expect(entry).toMatchObject({ actorId: id, reason: expect.stringContaining("own_role") as unknown });
  });

  it("gives roles to others at once", async () => {
    const person = await signedInPerson();
    await updateUser(admin, person.viewer.principalId, { roles: ["reviewer"] });
    const fresh = await viewerOfSession(person.viewer.sessionId ?? "");
    expect(fresh?.roles).toEqual(["viewer", "reviewer"]);
  });

  it("refuses users and roles through a token, also with every scope", async () => {
    const { token } = await mintOwnToken(admin, grant({ scopes: ["admin"] }));
    const machine = await asToken(token);
    await expect(createUser(machine, { email: "x@example.com", name: "X", roles: [] })).rejects.toEqual(refusal("person_required"));
    await expect(createRobot(machine, robotInput({ roles: ["admin"] }))).rejects.toEqual(refusal("person_required"));
  });

  it("refuses everybody who is no administrator", async () => {
    const auditor = await signedInPerson(["auditor"]);
    await expect(createUser(auditor, { email: "y@example.com", name: "Y", roles: [] })).rejects.toEqual(refusal("forbidden"));
    await expect(updateUser(auditor, admin.viewer.principalId, { disabled: true })).rejects.toEqual(refusal("forbidden"));
  });

  it("knows an e-mail once, in any letters", async () => {
    await createUser(admin, { email: "twice@example.com", name: "A", roles: [] });
    await expect(createUser(admin, { email: "twice@example.com", name: "B", roles: [] })).rejects.toEqual(refusal("name_taken"));
  });

  it("ends sessions and tokens of a disabled person", async () => {
    const person = await signedInPerson();
    const { token } = await mintOwnToken(person, grant({ scopes: ["read"] }));
    expect(await viewerOfToken(token)).not.toBeNull();
    await updateUser(admin, person.viewer.principalId, { disabled: true });
    expect(await viewerOfToken(token)).toBeNull();
    expect(await viewerOfSession(person.viewer.sessionId ?? "")).toBeNull();
    await updateUser(admin, person.viewer.principalId, { disabled: false });
    expect(await viewerOfSession(person.viewer.sessionId ?? "")).toBeNull();
    expect(await viewerOfToken(token)).toBeNull();
  });
});

describe("the last administrator", () => {
  it("is neither removed nor disabled, not even when two remove each other at once", async () => {
    const other = await signedInPerson(["admin"]);
    const attempts = await Promise.allSettled([
      updateUser(admin, other.viewer.principalId, { roles: [] }),
      updateUser(other, admin.viewer.principalId, { disabled: true }),
    ]);
    expect(attempts.filter(({ status }) => status === "rejected")).toEqual([{ status: "rejected", reason: refusal("last_admin") }]);
    const left = await prisma().principal.count({ where: { kind: "user", disabledAt: null, roles: { some: { role: "admin" } } } });
    expect(left).toBe(1);
    // Whoever is left administers the tests below.
    const stands = await viewerOfSession(admin.viewer.sessionId ?? "");
    if (stands === null) admin = other;
  });
});

describe("passwords", () => {
  it("are set once with a set-up link", async () => {
    const { id, setupUrl = "" } = await createUser(admin, { email: "new@example.com", name: "New", roles: [] });
    const secret = setupUrl.split("/").at(-1) ?? "";
    const tries = await Promise.allSettled(["first password", "other password"].map((password) => finishSetup(REQUEST, secret, password)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const hash = await findPasswordHash(id);
    const known = await Promise.all(["first password", "other password"].map((password) => verifyPassword(password, hash)));
    expect(known.filter(Boolean)).toHaveLength(1);
    await expect(finishSetup(REQUEST, secret, "third password")).rejects.toEqual(refusal("not_found"));
  });

  it("sign in who knows them, and nobody who does not or is disabled", async () => {
    const { id } = await createUser(admin, { email: "sign@example.com", name: "S", roles: [], password: "correct horse battery" });
    const given = { email: "sign@example.com", password: "correct horse battery" };
    expect(await signIn({ ...given, password: "wrong" }, REQUEST, null)).toBeNull();
    expect(await signIn({ ...given, email: "nobody@example.com" }, REQUEST, null)).toBeNull();
    const session = await signIn(given, REQUEST, "a browser");
    expect(await viewerOfSession(session?.sessionId ?? "")).toMatchObject({ principalId: id, authentication: "session" });
    await updateUser(admin, id, { disabled: true });
    expect(await signIn(given, REQUEST, null)).toBeNull();
  });

  it("cannot be guessed at will", async () => {
    const guess = () => signIn({ email: "guessed@example.com", password: "wrong" }, REQUEST, null);
    for (let count = 0; count < 10; count += 1) expect(await guess()).toBeNull();
    await expect(guess()).rejects.toEqual(refusal("rate_limited"));
  });

  it("change with the current one only, and end the other sessions", async () => {
    const { email } = await createUser(admin, { email: "change@example.com", name: "C", roles: [], password: "correct horse battery" });
    const sessions = await Promise.all([1, 2].map(() => signIn({ email, password: "correct horse battery" }, REQUEST, null)));
    const [here = "", there = ""] = sessions.map((session) => session?.sessionId);
    const viewer = await viewerOfSession(here);
    if (viewer === null) throw new Error("the session must stand");
    const caller = { viewer, request: REQUEST };
    await expect(changePassword(caller, { currentPassword: "wrong", newPassword: "a new password" })).rejects.toEqual(refusal("invalid_credentials"));
    expect(await refusedBy(caller, "password.change")).toEqual([{ object: email, reason: "invalid_credentials: The current password is wrong." }]);
    await changePassword(caller, { currentPassword: "correct horse battery", newPassword: "a new password" });
    expect(await viewerOfSession(here)).not.toBeNull();
    expect(await viewerOfSession(there)).toBeNull();
  });
});

describe("members of a namespace", () => {
  it("are named by who may only, and each refused attempt is on record once", async () => {
    const [other, friend] = [await signedInPerson(), await signedInPerson()];
    await createNamespace(admin, "io.example.named");
    const member = { member: friend.viewer.email ?? "", role: "publisher" as const };
    await expect(addMember(other, "io.example.named", member)).rejects.toEqual(refusal("forbidden"));
    await expect(addMember(other, "io.example.named", { ...member, member: "nobody@example.com" })).rejects.toEqual(refusal("forbidden"));
    await expect(addMember(admin, "io.example.named", { ...member, member: admin.viewer.email ?? "" })).rejects.toEqual(refusal("own_role"));
    await expect(addMember(admin, "io.example.named", { ...member, member: "nobody@example.com" })).rejects.toEqual(refusal("invalid_request"));
    const entry = { object: "io.example.named", reason: expect.stringMatching(/^forbidden:/) as unknown };
    expect(await refusedBy(other, "namespace.member.put")).toEqual([entry, entry]);
    expect(await refusedBy(admin, "namespace.member.put")).toEqual([{ object: "io.example.named", reason: expect.stringMatching(/^own_role:/) as unknown }]);
  });

  it("are changed by who owns it when it is changed, not by who owned it when they asked", async () => {
    const [other, friend] = [await signedInPerson(), await signedInPerson()];
    await createNamespace(admin, "io.example.owned");
    await setMember(admin, "io.example.owned", other.viewer.principalId, "owner");
    const viewer = await viewerOfSession(other.viewer.sessionId ?? "");
    if (viewer === null) throw new Error("the session must stand");
    const owner = { viewer, request: REQUEST };
    await setMember(owner, "io.example.owned", friend.viewer.principalId, "publisher");
    await removeMember(admin, "io.example.owned", viewer.principalId);
    await expect(setMember(owner, "io.example.owned", friend.viewer.principalId, "owner")).rejects.toEqual(refusal("forbidden"));
    await expect(transferNamespace(owner, "io.example.owned", { to: friend.viewer.principalId, keepMembers: false, reason: "mine" })).rejects.toEqual(refusal("forbidden"));
  });
});

describe("tokens", () => {
  it("are minted by people for themselves only: never through a token, never for another person", async () => {
    const person = await signedInPerson();
    const { token } = await mintOwnToken(admin, grant({ scopes: ["admin"] }));
    await expect(mintOwnToken(await asToken(token), grant({ scopes: ["read"] }))).rejects.toEqual(refusal("person_required"));
    await expect(mintRobotToken(admin, person.viewer.principalId, grant({ scopes: ["read"] }))).rejects.toEqual(refusal("not_found"));
  });

  it("of a robot never exceed the token they are minted through", async () => {
    const robot = await createRobot(admin, robotInput());
    const parent = await mintOwnToken(admin, grant({ scopes: ["admin"], namespaces: ["com.acme"], expiresInDays: 3 }));
    const machine = await asToken(parent.token);
    const child = await mintRobotToken(machine, robot.id, grant({ scopes: ["publish"], expiresInDays: 366 }));
    expect(child).toMatchObject({ namespaces: ["com.acme"], expiresAt: parent.expiresAt });
    await expect(mintRobotToken(machine, robot.id, grant({ scopes: ["publish"], namespaces: ["com.other"] }))).rejects.toEqual(refusal("forbidden"));
  });

  it("live 90 days unless told otherwise, and 366 at most", () => {
    expect(grant({ scopes: ["read"] }).expiresInDays).toBe(90);
    expect(createTokenSchema.safeParse({ scopes: ["read"], expiresInDays: 367 }).success).toBe(false);
    expect(createTokenSchema.safeParse({ scopes: ["root"] }).success).toBe(false);
  });

  it("are stored as a hash and told of in the feed", async () => {
    const before = await prisma().catalogEvent.count({ where: { kind: "access" } });
    const { id, token } = await mintOwnToken(admin, grant({ scopes: ["read"] }));
    const row = await prisma().apiToken.findUniqueOrThrow({ where: { id }, omit: { secretHash: false } });
    expect(token).not.toContain(Buffer.from(row.secretHash).toString("hex"));
    expect(await prisma().catalogEvent.count({ where: { kind: "access" } })).toBe(before + 1);
  });

  it("stop when revoked, by their holder, an administrator, or themselves", async () => {
    const person = await signedInPerson();
    const own = await mintOwnToken(person, grant({ scopes: ["read"] }));
    await expect(revoke(await signedInPerson(["auditor"]), own.id)).rejects.toEqual(refusal("not_found"));
    await revoke(await asToken(own.token), own.id);
    expect(await viewerOfToken(own.token)).toBeNull();
    const other = await mintOwnToken(person, grant({ scopes: ["read"] }));
    await revoke(admin, other.id);
    expect(await viewerOfToken(other.token)).toBeNull();
    const robot = await createRobot(admin, robotInput());
    const bot = await mintRobotToken(admin, robot.id, grant({ scopes: ["read"] }));
    await expect(revoke(person, bot.id)).rejects.toEqual(refusal("not_found"));
    await revoke(admin, bot.id);
    expect(await viewerOfToken(bot.token)).toBeNull();
  });

  it("note their use", async () => {
    const { id, token } = await mintOwnToken(admin, grant({ scopes: ["read"] }));
    await viewerOfToken(token);
    const first = await prisma().apiToken.findUniqueOrThrow({ where: { id } });
    await viewerOfToken(token);
    const second = await prisma().apiToken.findUniqueOrThrow({ where: { id } });
    expect(first.lastUsedAt).not.toBeNull();
    expect(second.lastUsedAt).toEqual(first.lastUsedAt);
  });
});
