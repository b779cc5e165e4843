import { givenOneServerCatalog } from "../fixtures/one-server-catalog";
import { expect, test } from "../fixtures/test";

/** An admin takes a bad server out of the world in three clicks, knowing what that will hit (issue 7, Servers). */
test("a server is suspended in three clicks, and what it hits is seen before", async ({ page, request, signInAs, expectAccessible }) => {
  const slug = `three-clicks-${test.info().retry}`;
  const server = await givenOneServerCatalog(request, slug);
  const served = `/c/${slug}/v0.1/servers/${encodeURIComponent(server)}/versions/latest`;
  await signInAs("sam");
  await page.goto(`/console/servers?catalog=${slug}`);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("button", { name: "Suspend the server" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText(/nothing is left/)).toBeVisible();
  await dialog.getByLabel("Reason").fill("Taken over by strangers");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Suspend now" }).click();
  await expect(page.getByText(`${server} is suspended`)).toBeVisible();
  expect((await request.get(served)).status()).toBe(404);
});
