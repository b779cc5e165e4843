import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { registryNotice } from "@/lib/nacos/placeholder";
import { type NacosDouble, startNacosDouble, SYNC_USER } from "@/test/nacos/double/start";
import { program } from "@/test/nacos/servers";
import { lookName, oppositeLooks } from "../fixtures/looks";
import { screenshotIn } from "../fixtures/screenshots";
import { bootstrapToken } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

type Messages = typeof import("@/messages/en.json");
const wordsOf = (locale: string) => JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as Messages;
/** Looks like a secret, and must never be shown. */
const SECRET = `ghp_${"a1B2".repeat(10)}`;

let nacos: NacosDouble;
test.beforeAll(async () => {
  nacos = await startNacosDouble();
});
test.afterAll(() => nacos.stop());

/** A namespace with an entry that comes over whole, one with a secret, one nobody can import, and the notice of an empty catalog. */
async function givenNamespace(slug: string): Promise<void> {
  const hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
  const entry = (name: string) => program({ id: randomUUID(), name, version: "1.0.0" });
  const started = (name: string, command: string, env: Record<string, string>) => ({ localServerConfig: { mcpServers: { [name]: { command, args: ["-y", `${name}@1.0.0`], env } } } });
  await hand.createServer(entry("weather"));
  await hand.createServer({ ...entry("tickets"), ...started("tickets", "npx", { API_TOKEN: SECRET }) });
  await hand.createServer({ ...entry("homemade"), ...started("homemade", "/opt/run.sh", {}) });
  await hand.createServer(registryNotice(slug));
}

/** A target of that namespace, with a catalog of its own that may list without review. Returns its id. */
async function givenTarget(request: APIRequestContext, slug: string): Promise<string> {
  const call = async (method: string, path: string, data?: object) => {
    const answer = await request.fetch(`/api/v1${path}`, { method, headers: { Authorization: `Bearer ${bootstrapToken()}` }, ...(data && { data }) });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as Record<string, unknown>;
  };
  await call("POST", "/catalogs", { slug, title: slug, audience: "public" });
  const { policy } = await call("GET", `/catalogs/${slug}/policy`);
  await call("PUT", `/catalogs/${slug}/policy`, { ...(policy as object), allowImport: true });
  const { id } = await call("POST", "/targets", { name: slug, url: nacos.baseUrl, namespaceId: slug, catalog: slug, paused: true, ...SYNC_USER });
  return String(id);
}

for (const look of oppositeLooks) {
  test(`entries of a Nacos are looked at, chosen, listed and followed (${lookName(look)})`, async ({ page, request, signInAs, lookAs, expectSound, expectAccessible }) => {
    const slug = `import-${look.theme}-${test.info().retry}`;
    const { nacosImport: t, targets, imports } = wordsOf(look.locale);
    const namespace = `com.${slug}`;
    await givenNamespace(slug);
    const id = await givenTarget(request, slug);
    await signInAs("admin");
    await lookAs(look);
    const entries = page.getByRole("list", { name: t.entries }).locator(":scope > li");

    await test.step("the tab shows what stands there, without the notice, and that names need a namespace", async () => {
      await page.goto(`/console/targets/${id}`);
      await page.getByRole("navigation", { name: targets.tabs.label }).getByRole("link", { name: targets.tabs.import }).click();
      await expect(entries).toHaveCount(3);
      await expect(entries.getByText(t.note.no_namespace)).toHaveCount(3);
      await expectSound();
      await page.getByLabel(t.namespace).fill("no/slash");
      await page.getByRole("button", { name: t.apply }).click();
      await expect(page.getByText(t.namespaceWrong)).toBeVisible();
      await page.getByLabel(t.namespace).fill(namespace);
      await page.getByRole("button", { name: t.apply }).click();
      await expect(page).toHaveURL(new RegExp(`namespace=${namespace}`));
      await expect(entries.filter({ hasText: `${namespace}/weather` })).toContainText(t.mapping.whole);
      await expect(entries.filter({ hasText: "tickets" })).toContainText("API_TOKEN");
      await expect(page.getByText(SECRET)).toHaveCount(0);
      await expect(entries.filter({ hasText: "homemade" }).getByRole("checkbox")).toBeDisabled();
      await expectSound();
      await screenshotIn(page, look, "/nacos-import/preview");
    });

    await test.step("search and filter are in the address and outlive a reload", async () => {
      await page.getByLabel(t.filter).selectOption("partly");
      await expect(entries).toHaveCount(1);
      await page.getByRole("searchbox", { name: t.search }).fill("weather");
      await expect(page.getByText(t.noMatch)).toBeVisible();
      await page.reload();
      await expect(page.getByText(t.noMatch)).toBeVisible();
      await page.getByLabel(t.filter).selectOption("");
      await expect(entries).toHaveCount(1);
    });

    await test.step("the dialog says what will happen, and wants a reason for listing without review", async () => {
      await entries.getByRole("checkbox").check();
      await page.getByRole("button", { name: /^(Import 1 entry|导入 1 个条目)…$/ }).click();
      const dialog = page.getByRole("alertdialog");
      await expect(dialog.getByText(t.confirmBody)).toBeVisible();
      await dialog.getByLabel(t.list).check();
      await dialog.getByRole("button", { name: t.confirm }).click();
      await expect(dialog.getByText(t.reasonMissing)).toBeVisible();
      await expectAccessible();
      await screenshotIn(page, look, "/nacos-import/dialog");
      await dialog.getByLabel(t.reason, { exact: true }).fill("Moving in");
      await dialog.getByRole("button", { name: t.confirm }).click();
    });

    await test.step("its import is followed to the end, and the entry is ours from then on", async () => {
      await expect(page).toHaveURL(/\/console\/imports\/[0-9a-f-]{36}/);
      await expect(page.getByText(imports.states.done, { exact: true }).first()).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText(`${namespace}/weather`).first()).toBeVisible();
      await expectSound();
      await page.goto(`/console/targets/${id}/import?namespace=${namespace}&mapping=ours`);
      await expect(entries).toHaveCount(1);
      await expect(entries.getByRole("link", { name: `${namespace}/weather` })).toBeVisible();
    });
  });
}
