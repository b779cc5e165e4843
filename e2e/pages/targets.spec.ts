import { readFileSync } from "node:fs";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { nacosName } from "@/lib/nacos/name";
import { type NacosDouble, startNacosDouble, SYNC_USER } from "@/test/nacos/double/start";
import { program } from "@/test/nacos/servers";
import { lookName, oppositeLooks } from "../fixtures/looks";
import { givenOneServerCatalog } from "../fixtures/one-server-catalog";
import { screenshotIn } from "../fixtures/screenshots";
import { bootstrapToken } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

/** The words of the pages, as the pages have them. */
const wordsOf = (locale: string) => (JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as { targets: typeof import("@/messages/en.json").targets; listing: typeof import("@/messages/en.json").listing });

let nacos: NacosDouble;
test.beforeAll(async () => {
  nacos = await startNacosDouble();
});
test.afterAll(() => nacos.stop());

for (const look of oppositeLooks) {
  test(`a target is tried, looked at, let run, followed, and told of a suspension (${lookName(look)})`, async ({ page, request, signInAs, lookAs, expectSound, expectAccessible }) => {
    test.setTimeout(180_000);
    const slug = `nacos-${look.theme}-${test.info().retry}`;
    const { targets: t, listing } = wordsOf(look.locale);
    const server = await givenOneServerCatalog(request, slug);
    const tab = (name: keyof typeof t.tabs) => page.getByRole("navigation", { name: t.tabs.label }).getByRole("link", { name: t.tabs[name] });
    nacos.state.namespaces.set(slug, { name: slug, description: "" });
    await signInAs("admin");
    await lookAs(look);

    await test.step("a wrong password is named before anything is stored", async () => {
      await page.goto("/console/targets");
      await expectSound();
      await page.getByRole("link", { name: t.add }).click();
      await page.getByRole("button", { name: t.form.createPaused }).click();
      await expect(page.getByText(t.form.wrong.name)).toBeVisible();
      await page.getByLabel(t.form.name, { exact: true }).fill(slug);
      await page.getByLabel(t.form.url, { exact: true }).fill(nacos.baseUrl);
      await page.getByLabel(t.form.namespaceId).fill(slug);
      await page.getByLabel(t.form.username).fill(SYNC_USER.username);
      await page.getByLabel(t.form.password, { exact: true }).fill("wrong");
      await page.getByLabel(t.form.catalog, { exact: true }).selectOption(slug);
      await page.getByRole("button", { name: t.form.test }).click();
      await expect(page.getByText(t.test.found.credentials).first()).toBeVisible();
      await expect(page.getByText(t.test.cure.credentials)).toBeVisible();
      await expectSound();
      await screenshotIn(page, look, "/console/targets/new");
    });

    await test.step("it begins paused, and the dry run says what would be written", async () => {
      await page.getByLabel(t.form.password, { exact: true }).fill(SYNC_USER.password);
      await page.getByRole("button", { name: t.form.createPaused }).click();
      await expect(page.getByRole("heading", { level: 1, name: slug })).toBeVisible();
      await expect(page.getByText(t.pausedTitle)).toBeVisible();
      await tab("dry-run").click();
      await expect(page.getByRole("list", { name: t.dryRun.plan }).getByRole("link", { name: server })).toBeVisible();
      await expectSound();
      await screenshotIn(page, look, "/console/targets/dry-run");
    });

    await test.step("resumed, it catches up while one watches", async () => {
      await page.getByRole("button", { name: t.act.resume }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: t.act.resume }).click();
      await expect(page.getByRole("status").filter({ hasText: t.sentence.asDecided })).toBeAttached({ timeout: 30_000 });
    });

    await test.step("what somebody changes there is shown beside what was approved, and written again", async () => {
      const hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
      const [entry] = await hand.listServers();
      const seen = await hand.serverById(entry?.id ?? "");
      if (seen.state !== "present") throw new Error(seen.state);
      await hand.updateServer({ ...seen.server, description: "Forecasts\u200b by hand" } as Parameters<typeof hand.updateServer>[0]);
      await tab("servers").click();
      await page.getByRole("button", { name: t.act.check }).click();
      const row = page.getByRole("row", { name: server });
      await expect(row).toContainText(t.itemState.drifted, { timeout: 30_000 });
      await row.getByRole("link", { name: server }).click();
      await expect(page.getByText("⟦U+200B⟧")).toBeVisible();
      await expectSound();
      await screenshotIn(page, look, "/console/targets/server");
      await page.getByRole("button", { name: t.items.writeAgain }).click();
      await expect(page.getByText(t.items.meaning.synced)).toBeVisible({ timeout: 30_000 });
      const mended = await hand.serverById(entry?.id ?? "");
      expect(JSON.stringify(mended)).not.toContain("by hand");
    });

    await test.step("who suspends is told which target it reaches, and then that it is gone there", async () => {
      await page.goto(`/console/servers/${server}`);
      await page.getByRole("button", { name: listing.suspendAll }).click();
      const dialog = page.getByRole("alertdialog");
      await expect(dialog.getByText(slug, { exact: true })).toBeVisible();
      await dialog.getByLabel(listing.reason).fill("Stolen key");
      await expectAccessible();
      await dialog.getByRole("button", { name: listing.suspendConfirm }).click();
      await expect(dialog.getByText(t.reach.gone)).toBeVisible({ timeout: 30_000 });
      await expectAccessible();
      await screenshotIn(page, look, "/console/targets/suspended");
    });

    await test.step("its other parts are sound, and it can be deleted", async () => {
      await page.goto("/console/targets");
      await page.getByRole("link", { name: slug }).click();
      const shown = { findings: t.findings.none, history: t.history.action.notice_written, settings: t.delete.heading };
      for (const name of ["findings", "history", "settings"] as const) {
        await tab(name).click();
        await expect(page).toHaveURL(new RegExp(`/${name}$`));
        await expect(page.getByText(shown[name])).toBeVisible();
        await expectSound();
        await screenshotIn(page, look, `/console/targets/${name}`);
      }
      await page.getByRole("button", { name: t.delete.label }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: t.delete.label }).click();
      await expect(page).toHaveURL(/\/console\/targets$/);
      await expect(page.getByRole("link", { name: slug })).toBeHidden();
    });
  });
}

test("a name that is taken is a person's to decide: the entry is adopted, and what is approved stands under its id", async ({ page, request, signInAs, expectAccessible }) => {
  const slug = `nacos-adopted-${test.info().retry}`;
  const { targets: t } = wordsOf("en");
  const server = await givenOneServerCatalog(request, slug);
  nacos.state.namespaces.set(slug, { name: slug, description: "" });
  const hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
  const entryId = `77777777-7777-4777-8777-77777777777${test.info().retry}`;
  await hand.createServer({ ...program({ id: entryId, name: nacosName(server), version: "0.1.0" }), namespaceId: slug });
  const created = await request.post("/api/v1/targets", { headers: { Authorization: `Bearer ${bootstrapToken()}` }, data: { name: slug, url: nacos.baseUrl, namespaceId: slug, catalog: slug, ...SYNC_USER } });
  expect(created.ok(), await created.text()).toBe(true);
  const { id } = (await created.json()) as { id: string };
  await signInAs("admin");
  await page.goto(`/console/targets/${id}`);
  const row = page.getByRole("row", { name: server });
  await expect(row).toContainText(t.itemState.conflict, { timeout: 30_000 });
  await row.getByRole("link", { name: server }).click();
  await expect(page.getByText(entryId)).toBeVisible();
  await page.getByRole("button", { name: t.resolve.adopt.label }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill("It was ours before");
  await expectAccessible();
  await dialog.getByRole("button", { name: t.resolve.adopt.label }).click();
  await expect(page.getByText(t.items.meaning.synced)).toBeVisible({ timeout: 30_000 });
  expect(await hand.serverById(entryId)).toMatchObject({ state: "present", server: { version: "1.0.0" } });
});
