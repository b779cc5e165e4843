import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextAuthOptions } from "@/lib/access/next-auth-options";
import { hashPassword } from "@/lib/access/password";
import { sessionIdOfCookie } from "@/lib/access/session-cookie";
import { viewerOfSession } from "@/lib/access/viewer";
import { config, setConfig } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { signedInPerson, startProcess } from "@/test/access/fixture";

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await startProcess();
});
afterAll(() => stop());

const HEADERS = { "user-agent": "a browser", "x-gatehouse-client-address": "192.0.2.7" };

/** What next-auth calls when the sign-in form arrives. next-auth's own handler needs a running Next: the e2e covers it. */
async function authorize(credentials: Record<string, string>, headers: Record<string, string> = HEADERS) {
  const [provider] = nextAuthOptions().providers;
  if (provider?.type !== "credentials") throw new Error("credentials must be the first provider");
  // next-auth keeps what was configured under `options` and calls that.
  const { authorize: configured } = provider.options as typeof provider;
  return configured(credentials, { headers, body: {}, query: {}, method: "POST" });
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
    const token = await nextAuthOptions().callbacks?.jwt?.({ token: {}, user, account: null });
    expect(token).toEqual({ sid: user.sid });
    const sessionId = await sessionIdOfCookie(await encode({ token: token ?? {}, secret: config().secret }));
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
    await nextAuthOptions().events?.signOut?.({ token, session: { expires: "" } });
    expect(await viewerOfSession(token.sid)).toBeNull();
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
    const cookie = nextAuthOptions().cookies?.sessionToken;
    setConfig(before);
    expect(cookie).toMatchObject({ name: "__Host-next-auth.session-token", options: { secure: true, httpOnly: true, sameSite: "lax", path: "/" } });
  });
});
