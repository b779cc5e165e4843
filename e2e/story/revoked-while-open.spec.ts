import { bootstrapToken } from "../fixtures/server";
import { givenOneServerCatalog } from "../fixtures/one-server-catalog";
import { expect, test } from "../fixtures/test";

test("a page that was open before a suspension says so, and nothing on it can be copied any more", async ({ page, request, expectAccessible }) => {
  const slug = "open-page";
  const server = await givenOneServerCatalog(request, slug);
  const suspend = `/api/v1/catalogs/${slug}/listings/${encodeURIComponent(server)}/1.0.0/suspend`;
  const standing = page.waitForResponse((answer) => answer.request().method() === "HEAD" && answer.url().includes("/install-plan"));
  await page.goto(`/servers/${server}/install`);
  const copy = page.getByRole("button", { name: /^Copy / }).first();
  await expect(copy).toBeVisible();
  expect((await standing).status()).toBe(200);

  const answer = await request.post(suspend, { headers: { Authorization: `Bearer ${bootstrapToken()}` }, data: { reason: "Its package was taken over." } });
  expect(answer.status()).toBe(200);
  // Coming back to the window is enough; nobody has to wait for the next look.
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.getByRole("alert").filter({ hasText: "no longer served" })).toBeVisible();
  await expect(page.locator("[inert]").getByText(`weather-${slug}`).first()).toBeAttached();
  await expectAccessible();

  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByRole("button", { name: /^Copy .*entry/i })).toHaveCount(0);
});
