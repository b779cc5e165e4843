import { isFullRun, lookName, looks } from "../fixtures/looks";
import { screenshotIn } from "../fixtures/screenshots";
import { expect, test } from "../fixtures/test";

/** One tag is built as the other; axe needs half a minute for the longest. */
const PAGES = ["/docs/api", "/docs/api?q=no-such-operation", "/docs/api/product/routers", ...(isFullRun ? ["/docs/api/registry/servers"] : [])];

for (const look of looks) {
  test(`the API reference is sound (${lookName(look)})`, async ({ page, lookAs, expectSound }) => {
    test.setTimeout(300_000);
    await lookAs(look);
    for (const path of PAGES) {
      await test.step(path, async () => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await screenshotIn(page, look, path);
        // What is folded away is looked at as well.
        await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => details.setAttribute("open", "")));
        await expectSound();
      });
    }
  });
}

test("an operation is found by the filter, which stands in the address, and leads to its description", async ({ page, baseURL }) => {
  await page.goto("/docs");
  await expect(page).toHaveURL(/\/docs\/api$/);
  await page.getByRole("searchbox").fill("install plan batch");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=install(\+|%20)plan(\+|%20)batch/);
  await expect(page.getByRole("status").filter({ hasText: "0 operations" })).toBeVisible();
  await page.goto("/docs/api?q=vote+post");
  const hit = page.getByRole("link", { name: /\/api\/v1\/reviews\/\{id\}\/votes/ });
  await hit.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/docs\/api\/product\/reviews#createReviewVote$/);
  const vote = page.locator("#createReviewVote");
  await expect(vote).toBeInViewport();
  await expect(vote.getByRole("region", { name: /curl/ })).toContainText(`curl -X POST '${baseURL}/api/v1/reviews/`);
});

test("a command is copied, and what the documents say is text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs/api/product/routers#searchServers");
  await page.locator("#searchServers").getByRole("button", { name: "Copy curl searchServers" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl -X POST '.*\/api\/v1\/search'/);
  expect(await page.locator("main script, main iframe, main style").count()).toBe(0);
});

test("an unknown tag is not found", async ({ page }) => {
  expect((await page.goto("/docs/api/product/nothing"))?.status()).toBe(404);
});
