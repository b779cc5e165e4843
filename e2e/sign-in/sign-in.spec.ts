import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import type { BrowserContext, Page } from "@playwright/test";
import { readPeople, type Person } from "../fixtures/credentials";
import { CLIENT, type OpenIdProvider, type ProviderPerson, startOpenIdProvider } from "@/test/fixtures/openid-provider";
import { freePort, type ServerProcess, startServer, temporaryDataDir } from "../fixtures/server-process";
import { signIn as signInByProgram } from "@/test/gatehouse/session";
import { expect, test } from "../fixtures/test";

/** An installation with a real OpenID provider, reached as `localhost` so that passkeys work. */
const BOOTSTRAP = "a-bootstrap-token-for-this-very-test";
const run = promisify(execFile);
const KIM: ProviderPerson = { sub: "kim-1", email: "kim@acme.example", email_verified: true, name: "Kim 金", groups: ["reviewers"] };
const dataDir = temporaryDataDir();
let url = "";
let server: ServerProcess;
let provider: OpenIdProvider;
let admin: Person;
let env: Record<string, string> = {};

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(400_000);
  const port = await freePort();
  url = `http://localhost:${port}`;
  provider = await startOpenIdProvider(`${url}/api/auth/callback/oidc`, KIM);
  env = {
    GATEHOUSE_DEMO: "0", GATEHOUSE_PUBLIC_URL: url, GATEHOUSE_BOOTSTRAP_TOKEN: BOOTSTRAP, LOG_LEVEL: "warn",
    GATEHOUSE_SIGNIN_OIDC_ISSUER: provider.issuer, GATEHOUSE_SIGNIN_OIDC_CLIENT_ID: CLIENT.id, GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET: CLIENT.secret,
    GATEHOUSE_SIGNIN_OIDC_NAME: "Acme ID", GATEHOUSE_SIGNIN_OIDC_DOMAINS: "acme.example", GATEHOUSE_SIGNIN_OIDC_ROLES: "reviewers=reviewer",
  };
  server = await startServer({ port, dataDir, env });
  const [person] = readPeople(dataDir);
  if (person === undefined) throw new Error("the first start makes an administrator");
  admin = person;
});

test.afterAll(async () => {
  await server?.stop();
  await provider?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Signs in at the provider as `person`, in a browser that knows nobody. */
async function byProvider(page: Page, person: OpenIdProvider["next"], path = "/account"): Promise<void> {
  provider.next = person;
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  await page.getByRole("button", { name: "Sign in with Acme ID" }).click();
}

async function byPassword(page: Page, { email, password }: Person): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in?callbackUrl=/account`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
}

async function api(path: string, body: unknown, method = "POST"): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers: { Authorization: `Bearer ${BOOTSTRAP}`, "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}


test("the provider signs in a newcomer with the roles of today's groups, and takes them with the group", async ({ page }) => {
  await byProvider(page, KIM);
  await expect(page).toHaveURL(`${url}/account`);
  await expect(page.getByText("Kim 金").first()).toBeVisible();
  await expect(page.getByText("Reviewer", { exact: false }).first()).toBeVisible();
  const me = async () => (await (await page.request.get(`${url}/api/v1/me`)).json()) as { roles: string[] };
  expect((await me()).roles).toEqual(["viewer", "reviewer"]);
  await byProvider(page, { ...KIM, groups: [] });
  await expect(page).toHaveURL(`${url}/account`);
  expect((await me()).roles).toEqual(["viewer"]);
  await page.goto(`${url}/account/sessions`);
  await expect(page.getByText("by the identity provider").first()).toBeVisible();
});

test("whom the rules keep out is told why, and nobody takes over an account by its e-mail", async ({ page }) => {
  const refusals: [OpenIdProvider["next"], RegExp][] = [
    ["deny", /did not let you in/],
    [{ ...KIM, sub: "eve", email: "eve@evil.example" }, /not allowed here/],
    [{ ...KIM, sub: "new", email: "new@acme.example", email_verified: false }, /not verified/],
    [{ ...KIM, sub: "thief", email: admin.email }, /already, and it was not taken over/],
  ];
  for (const [person, words] of refusals) {
    await byProvider(page, person);
    await expect(page.getByText(words)).toBeVisible();
    expect((await page.request.get(`${url}/api/v1/me`)).status()).toBe(401);
  }
});

test("a return that was begun elsewhere, or comes twice, signs in nobody", async ({ page, browser }) => {
  let callback = "";
  page.on("request", (request) => {
    if (request.url().includes("/api/auth/callback/oidc?")) callback = request.url();
  });
  await byProvider(page, KIM);
  await expect(page).toHaveURL(`${url}/account`);
  const other = await browser.newContext();
  for (const context of [other, page.context()]) {
    if (context !== other) await context.clearCookies({ name: /session-token/ });
    const answer = await context.request.get(callback, { maxRedirects: 0 });
    expect(answer.headers().location).toContain("/sign-in?error=mismatch");
    expect((await context.request.get(`${url}/api/v1/me`)).status()).toBe(401);
  }
  await other.close();
});

test("who is signed in links the provider, and comes in by it from then on", async ({ page }) => {
  await byPassword(page, admin);
  provider.next = { ...KIM, sub: "the-admin", email: "someone@elsewhere.example" };
  await page.goto(`${url}/account/security`);
  await page.getByRole("button", { name: "Link my account with Acme ID" }).click();
  await expect(page.getByRole("rowheader", { name: /the-admin/ })).toBeVisible();
  await byProvider(page, provider.next);
  await expect(page.getByRole("main").getByText(admin.email)).toBeVisible();
});

/** A device that has passkeys and says yes to everything. */
async function withAuthenticator(context: BrowserContext, page: Page): Promise<() => Promise<void>> {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options });
  return async () => {
    await session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  };
}

async function registerPasskey(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/account/security`);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Register a passkey" }).click();
  await expect(page.getByRole("rowheader", { name })).toBeVisible();
}

test("a catalog that demands it asks for the passkey before an act, and completes the act with it", async ({ page, context }) => {
  const manifest = { $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json", name: "io.github.acme/passkey", description: "Asks again.", version: "1.0.0" };
  await api("/catalogs/default/policy", { approvals: { min: 1 }, stepUp: { minutes: 15 }, allowImport: false }, "PUT");
  const { reviews } = (await api("/submissions", manifest)) as unknown as { reviews: { id: string }[] };
  const id = reviews[0]?.id ?? "";
  const review = async () => (await (await page.request.get(`${url}/api/v1/reviews/${id}`)).json()) as { state: string; revision: number; digest: string };

  await byProvider(page, KIM);
  await expect.poll(async () => (await review()).state).toBe("in_review");
  const { revision, digest } = await review();
  const answer = await page.request.post(`${url}/api/v1/reviews/${id}/votes`, { headers: { Origin: url }, data: { decision: "approve", comment: "", revision, digest } });
  expect([answer.status(), ((await answer.json()) as { code: string }).code]).toEqual([403, "step_up_required"]);

  const removeDevice = await withAuthenticator(context, page);
  await registerPasskey(page, "Test device");

  // Signed in anew: nothing is proven. The browser's prompt comes up by itself, and the act is done.
  await byProvider(page, KIM, `/console/reviews/${id}`);
  await expect(page).toHaveURL(`${url}/console/reviews/${id}`);
  await Promise.all([page.waitForResponse((response) => response.url().endsWith("/votes") && response.ok()), approve(page)]);
  await expect.poll(async () => (await review()).state).toBe("approved");

  await page.goto(`${url}/account/security`);
  await page.getByRole("switch", { name: /Ask at sign-in/ }).click();
  await expect(page.getByRole("switch", { name: /Ask at sign-in/ })).toBeChecked();
  await byProvider(page, KIM);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  expect((await page.request.get(`${url}/api/v1/me`)).status()).toBe(401);
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await expect(page).toHaveURL(`${url}/account`);
  await removeDevice();
});

test("an administrator takes a lost passkey and an identity from a person, and is told what ends with it", async ({ page, context, expectAccessible }) => {
  await byPassword(page, admin);
  const { items } = (await (await page.request.get(`${url}/api/v1/users?q=kim`)).json()) as { items: { id: string; email: string }[] };
  const kim = items.find(({ email }) => email === KIM.email)?.id ?? "";
  const removeDevice = await withAuthenticator(context, page);
  await registerPasskey(page, "Key of the administrator");
  await page.goto(`${url}/console/users/${kim}`);
  await expectAccessible();

  await page.locator("#passkeys").getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("It is their last one");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(page.locator("#passkeys")).toContainText("No passkey is registered.");
  await page.locator("#identities").getByRole("button", { name: "Unlink" }).click();
  await expect(dialog).toContainText("Nothing else lets Kim 金 in");
  await dialog.getByRole("button", { name: "Unlink" }).click();
  await expect(page.locator("#identities")).toContainText("No identity of Acme ID signs in to this account.");
  await removeDevice();
});

test("with passwords switched off none is taken, the provider is the way in, and nobody is locked out by the switch", async ({ page }) => {
  test.setTimeout(240_000);
  await server.stop();
  const withoutPasswords = { ...env, GATEHOUSE_LOCAL_SIGNIN: "0" };
  const port = Number(new URL(url).port);
  server = await startServer({ port, dataDir, env: withoutPasswords });
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in`);
  await expect(page.getByRole("button", { name: "Sign in with Acme ID" })).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await expect(signInByProgram(url, admin.email, admin.password)).rejects.toThrow(/refused/);
  await byProvider(page, { ...KIM, sub: "the-admin", email: "someone@elsewhere.example" });
  await expect(page.getByRole("main").getByText(admin.email)).toBeVisible();

  const { stdout } = await run(process.execPath, ["dist/gatehouse.js", "setup-link", admin.email], { env: { ...process.env, ...withoutPasswords, PORT: String(port), GATEHOUSE_DATA_DIR: dataDir } });
  await page.context().clearCookies();
  await page.goto(/http:\S+/.exec(stdout)?.[0] ?? "");
  provider.next = { ...KIM, sub: "the-admin-again", email: "someone@elsewhere.example" };
  await page.getByRole("button", { name: /Acme ID/ }).click();
  // The round over the provider has ended.
  await expect(page).toHaveURL(/\/(account|console)/);
  await page.goto(`${url}/account/security`);
  await expect(page.getByRole("rowheader", { name: /the-admin-again/ })).toBeVisible();

  const empty = temporaryDataDir();
  await expect(startServer({ port: await freePort(), dataDir: empty, env: withoutPasswords })).rejects.toThrow(/no administrator is linked to the provider/);
  rmSync(empty, { recursive: true, force: true });
});

/** Presses approve; a decision is held back for some seconds, so it is sent now. */
async function approve(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Approve", exact: true }).first().click();
  await page.getByRole("button", { name: "Send now" }).click();
}
