import { once } from "node:events";
import type { Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginLink } from "@/lib/access/oidc/identities";
import { linkCookieName } from "@/lib/access/oidc/link-cookie";
import { sessionCookieName, sessionIdOfCookie } from "@/lib/access/session-cookie";
import { viewerOfSession } from "@/lib/access/viewer";
import { config, setConfig } from "@/lib/config/config";
import { Browser } from "@/test/access/browser";
import { cookieOf, signedInPerson, startProcess } from "@/test/access/fixture";
import { startNextAuth } from "@/test/access/next-auth-server";
import { CLIENT, type OpenIdProvider, type ProviderPerson, startOpenIdProvider } from "@/test/fixtures/openid-provider";

/** Against a real OpenID provider (oidc-provider), over HTTP. What `arrive` decides is told in arrival.itest.ts. */
const KIM: ProviderPerson = { sub: "kim-1", email: "kim@acme.example", email_verified: true, name: "Kim 金", groups: ["reviewers"] };
let stop: () => Promise<void>;
let provider: OpenIdProvider;
let server: Server;
let url: string;

beforeAll(async () => {
  ({ server, url } = await startNextAuth());
  provider = await startOpenIdProvider(`${url}/api/auth/callback/oidc`, KIM);
  stop = await startProcess({
    GATEHOUSE_PUBLIC_URL: url,
    GATEHOUSE_SIGNIN_OIDC_ISSUER: provider.issuer,
    GATEHOUSE_SIGNIN_OIDC_CLIENT_ID: CLIENT.id,
    GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET: CLIENT.secret,
    GATEHOUSE_SIGNIN_OIDC_DOMAINS: "acme.example",
    GATEHOUSE_SIGNIN_OIDC_ROLES: "reviewers=reviewer",
  });
  process.env.NEXTAUTH_URL = url;
});
afterAll(async () => {
  await provider.stop();
  server.close();
  await once(server, "close");
  await stop();
});

const isOurPage = (address: string) => address.startsWith(url) && !new URL(address).pathname.startsWith("/api/");
const isCallback = (address: string) => address.startsWith(`${url}/api/auth/callback/oidc?`);

/** Presses the button, and goes on to the provider. Answers the address there. */
async function begin(browser: Browser): Promise<string> {
  const { csrfToken } = (await (await browser.ask(`${url}/api/auth/csrf`)).json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, callbackUrl: "/account", json: "true" });
  const answer = await browser.ask(`${url}/api/auth/signin/oidc`, { method: "POST", body });
  return ((await answer.json()) as { url: string }).url;
}

async function signInAs(person: OpenIdProvider["next"], browser = new Browser()) {
  provider.next = person;
  const way = await browser.follow(await begin(browser), isOurPage);
  return { browser, way, page: new URL(way.at(-1) ?? ""), viewer: await viewerIn(browser) };
}

async function viewerIn(browser: Browser) {
  const cookie = browser.cookie(url, sessionCookieName());
  const sessionId = cookie === undefined ? null : await sessionIdOfCookie(cookie);
  return sessionId === null ? null : viewerOfSession(sessionId);
}

describe("sign-in with an OpenID provider", () => {
  it("asks with PKCE, state and nonce, and signs in with the roles of today's groups, taken with the group", async () => {
    const first = await signInAs(KIM);
    const asked = new URL(first.way[0] ?? "").searchParams;
    expect([asked.get("code_challenge_method"), asked.get("state"), asked.get("nonce")]).toEqual(["S256", expect.any(String), expect.any(String)]);
    expect(first.page.pathname).toBe("/account");
    expect(first.viewer).toMatchObject({ name: "Kim 金", email: "kim@acme.example", roles: ["viewer", "reviewer"] });
    const later = await signInAs({ ...KIM, groups: [] });
    expect(later.viewer).toMatchObject({ principalId: first.viewer?.principalId, roles: ["viewer"] });
  });

  it.each<[string, OpenIdProvider["next"], string]>([
    ["who cancels there", "deny", "denied"],
    ["another domain", { ...KIM, sub: "eve", email: "eve@evil.example" }, "not_allowed"],
    ["an e-mail nobody verified", { ...KIM, sub: "new", email: "new@acme.example", email_verified: false }, "email_unverified"],
    ["an e-mail of the identity token that only the user info calls verified", { ...KIM, sub: "mixed", email: "mixed@acme.example", inIdToken: { email: "mixed@acme.example" } }, "email_unverified"],
    ["the e-mail of an account", { ...KIM, sub: "thief" }, "account_exists"],
  ])("keeps out %s, and says why", async (_, person, error) => {
    const { page, viewer } = await signInAs(person);
    expect([page.pathname, page.searchParams.get("error"), viewer]).toEqual(["/sign-in", error, null]);
  });

  it("takes a return neither in another browser nor a second time", async () => {
    const browser = new Browser();
    provider.next = KIM;
    const callback = (await browser.follow(await begin(browser), isCallback)).at(-1) ?? "";
    const stranger = new Browser();
    expect((await stranger.ask(callback)).headers.get("location")).toContain("/sign-in?error=mismatch");
    expect(await viewerIn(stranger)).toBeNull();
    expect((await browser.ask(callback)).headers.get("location")).toContain("/account");
    const again = await browser.ask(callback);
    expect(again.headers.get("location")).toContain("/sign-in?error=mismatch");
  });

  it("links the account of who is signed in here, and only then comes in by it", async () => {
    const caller = await signedInPerson();
    const browser = new Browser();
    const [name = "", value = ""] = (await cookieOf(caller)).split("=");
    browser.set(url, name, value);
    browser.set(url, linkCookieName(), await beginLink(caller));
    const linked = await signInAs({ ...KIM, sub: "linked", email: "else@where.example" }, browser);
    expect(linked.viewer?.principalId).toBe(caller.viewer.principalId);
    expect(browser.cookie(url, linkCookieName())).toBeUndefined();
    expect((await signInAs({ ...KIM, sub: "linked", email: "else@where.example" })).viewer?.principalId).toBe(caller.viewer.principalId);
  });

  it("never leads to another site afterwards", async () => {
    const browser = new Browser();
    provider.next = KIM;
    const { csrfToken } = (await (await browser.ask(`${url}/api/auth/csrf`)).json()) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken, callbackUrl: "https://evil.example/", json: "true" });
    const there = ((await (await browser.ask(`${url}/api/auth/signin/oidc`, { method: "POST", body })).json()) as { url: string }).url;
    const way = await browser.follow(there, isOurPage);
    expect(new URL(way.at(-1) ?? "").origin).toBe(url);
  });

  it("says that the provider cannot be reached, or that an answer came from another issuer", async () => {
    const before = config();
    const { oidc } = before.signIn;
    if (oidc === null) throw new Error("configured above");
    setConfig({ ...before, signIn: { ...before.signIn, oidc: { ...oidc, issuer: "http://localhost:1" } } });
    expect(await begin(new Browser())).toContain("error=OAuthSignin");
    setConfig(before);
  });
});
