import { expect, test } from "../fixtures/test";
import { screenshot } from "../fixtures/screenshots";

/** Every page, in light and dark, English and Chinese, on a desktop and at 320 px: axe finds nothing, nothing scrolls sideways. */
const PUBLIC = ["/", "/servers", "/servers?q=files", "/servers?q=no-such-thing-anywhere", "/sign-in", "/nothing-here"];
const SERVER = "/servers/io.modelcontextprotocol/filesystem";
const DETAIL = [SERVER, `${SERVER}/install`, `${SERVER}/tools`, `${SERVER}/versions`, "/servers/io.modelcontextprotocol"];
const ACCOUNT = ["/submit", "/account", "/account/submissions", "/account/tokens", "/account/sessions"];
const CONSOLE = ["/console", "/console/queue", "/console/servers", `/console${SERVER}`, "/console/catalogs", "/console/imports", "/console/users", "/console/audit"];

const LOOKS = [
  { name: "light, English, desktop", theme: "light", locale: "en", width: 1280 },
  { name: "dark, Chinese, 320 px", theme: "dark", locale: "zh-CN", width: 320 },
] as const;

const AREAS = [
  { name: "the catalog", person: null, pages: [...PUBLIC, ...DETAIL] },
  { name: "a publisher's pages", person: "pia", pages: ACCOUNT },
  { name: "the console", person: "admin", pages: CONSOLE },
] as const;

for (const look of LOOKS) {
  for (const area of AREAS) {
    test(`${area.name} is accessible (${look.name})`, async ({ page, context, baseURL, signInAs, expectAccessible }) => {
      test.setTimeout(180_000);
      if (area.person !== null) await signInAs(area.person);
      const url = baseURL ?? "";
      await context.addCookies([
        { name: "theme", value: look.theme, url },
        { name: "locale", value: look.locale, url },
      ]);
      await page.setViewportSize({ width: look.width, height: 900 });
      const titles: string[] = [];
      for (const path of area.pages) {
        await test.step(path, async () => {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expectAccessible();
          expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), "sideways scroll").toBeLessThanOrEqual(0);
          titles.push(await page.title());
          await screenshot(page, `${look.theme}-${look.width}${path.replaceAll(/[^a-z0-9]+/gi, "-")}`);
        });
      }
      expect(titles.filter((title) => title.trim() === "")).toEqual([]);
    });
  }
}

test("the review with findings is accessible and shows evidence, not markup", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("ada");
  await page.goto("/console/queue?q=super-helper");
  await page.getByRole("link", { name: /super-helper/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("super-helper");
  await expectAccessible();
  await expect(page.getByText("⟦U+200B⟧").first()).toBeVisible();
});

test("the keyboard alone finds a server and reaches its install page", async ({ page }) => {
  await page.goto("/");
  const search = page.getByRole("searchbox").first();
  await search.focus();
  await page.keyboard.type("filesystem");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/servers\?.*q=filesystem/);
  const hit = page.getByRole("link", { name: "Filesystem" });
  for (let steps = 0; steps < 60 && !(await hit.evaluate((node) => node === document.activeElement)); steps += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Filesystem");
});
