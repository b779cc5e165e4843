import { encode, type JWT } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextAuthOptions } from "@/lib/access/next-auth-options";
import { hashPassword } from "@/lib/access/password";
import { sessionIdOfCookie } from "@/lib/access/session-cookie";
import { signInFailure } from "@/lib/access/sign-in-failure";
import { viewerOfSession } from "@/lib/access/viewer";
import { config, setConfig } from "@/lib/config/config";
import { database, openDatabase, prisma, provideDatabase } from "@/lib/db/client";
import { REQUEST, signedInPerson, startProcess } from "@/test/access/fixture";

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await startProcess();
});
afterAll(() => stop());

const HEADERS = { "user-agent": "a browser", "x-gatehouse-client-address": "192.0.2.7" };

const unexpected = (error: unknown): never => {
  throw error;
};

/** What next-auth calls when the sign-in form arrives. next-auth's own handler needs a running Next: the e2e covers it. */
async function authorize(credentials: Record<string, string>, onFailure: (error: unknown) => void = unexpected) {
  const [provider] = nextAuthOptions(onFailure).providers;
  if (provider?.type !== "credentials") throw new Error("credentials must be the first provider");
  // next-auth keeps what was configured under `options` and calls that.
  const { authorize: configured } = provider.options as typeof provider;
  return configured(credentials, { headers: HEADERS, body: {}, query: {}, method: "POST" });
}

async function personWithPassword() {
  const { viewer } = await signedInPerson(["reviewer"], await hashPassword("correct horse battery"));
  return { ...viewer, email: viewer.email ?? "" };
}

describe("sign-in through next-auth", () => {
  it("opens a session that the cookie names, and rights are read from the database", async () => {
    const person = await personWithPassword();
    const user = await authorize({ email: person.email.toUpperCase(), password: "correct horse battery" });
    if (user === null) throw new Error("the password is right");
    const opened: string[] = [];
    const visit = { context: { request: REQUEST, userAgent: null, linkSecret: null, sessionId: null }, onRefusal: unexpected, onSession: (id: string) => opened.push(id) };
    const jwt = nextAuthOptions(unexpected, visit).callbacks?.jwt as (given: object) => Promise<JWT>;
    const token = await jwt({ token: {}, user, account: null });
    expect(token).toEqual({ sid: user.sid });
    // Reading the cookie later opens nothing.
    expect(await jwt({ token })).toEqual(token);
    expect(opened).toEqual([user.sid]);
    const sessionId = await sessionIdOfCookie(await encode({ token, secret: config().secret }));
    expect(await viewerOfSession(sessionId ?? "")).toMatchObject({ principalId: person.principalId, roles: ["viewer", "reviewer"] });
    const row = await prisma().userSession.findUniqueOrThrow({ where: { id: sessionId ?? "" } });
    expect(row).toMatchObject({ ip: "192.0.2.7", userAgent: "a browser" });
  });

  it("gives nobody a session for a wrong password, an unknown person or half a form", async () => {
    const { email } = await personWithPassword();
    for (const given of [{ email, password: "wrong" }, { email: "nobody@example.com", password: "x" }, { email }, { email: "' or 1=1", password: "x" }]) {
      expect(await authorize(given as Record<string, string>)).toBeNull();
    }
  });

  it("ends the session when next-auth signs out", async () => {
    const { email } = await personWithPassword();
    const user = await authorize({ email, password: "correct horse battery" });
    const token = { sid: user?.sid ?? "" };
    await nextAuthOptions(unexpected).events?.signOut?.({ token, session: { expires: "" } });
    expect(await viewerOfSession(token.sid)).toBeNull();
  });
});

describe("sign-in without a database", () => {
  it("is told as a failure of ours, is answered 503, and costs no attempt", async () => {
    const { email } = await personWithPassword();
    const working = database();
    const away = openDatabase("postgresql://nobody@127.0.0.1:1/nothing");
    provideDatabase(away);
    const failures: unknown[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await expect(authorize({ email, password: "correct horse battery" }, (error) => failures.push(error))).rejects.toThrow();
    }
    provideDatabase(working);
    await away.close();
    expect(failures).toHaveLength(12);
    const answer = signInFailure(failures[0]);
    expect([answer.status, answer.headers.get("Retry-After"), answer.headers.get("Content-Type")]).toEqual([503, "5", "application/problem+json"]);
    expect(await answer.json()).toMatchObject({ code: "not_ready", status: 503 });
    expect(await authorize({ email, password: "correct horse battery" })).not.toBeNull();
  });
});

describe("the cookie", () => {
  it("of another installation or of nobody's making names no session", async () => {
    const foreign = await encode({ token: { sid: "x" }, secret: "another secret of another registry!" });
    expect(await sessionIdOfCookie(foreign)).toBeNull();
    expect(await sessionIdOfCookie("nonsense")).toBeNull();
  });

  it("is bound to host and TLS where the installation is reached by https", () => {
    const before = config();
    setConfig({ ...before, publicUrl: "https://registry.example.com" });
    const cookie = nextAuthOptions(unexpected).cookies?.sessionToken;
    setConfig(before);
    expect(cookie).toMatchObject({ name: "__Host-next-auth.session-token", options: { secure: true, httpOnly: true, sameSite: "lax", path: "/" } });
  });
});
