import { expect, test } from "../fixtures/test";

test("a person finds what happened in the inbox, and chooses how to be told", async ({ page, signInAs }) => {
  await signInAs("ada");
  await page.goto("/account/inbox");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("list", { name: "Notices" }).getByRole("listitem").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("link", { name: /^Inbox, \d+ unread/ })).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  await page.getByRole("link", { name: "Choose what you are told" }).click();
  await page.getByLabel("E-mail: Reviews to do").selectOption("instant");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("an administrator adds a webhook, sees its secret once, tests and removes it", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/console/webhooks/new");
  await page.getByLabel("Name", { exact: true }).fill("Our bus");
  await page.getByLabel("Address", { exact: true }).fill("https://127.0.0.1:9/hook");
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This address may not be asked" })).toBeVisible();
  await page.getByLabel("Allow private addresses").check();
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("link", { name: "Go to the webhook" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("The test was not delivered")).toBeVisible();
  await expect(page.getByRole("table", { name: "Deliveries" }).getByText("A test from Gatehouse").first()).toBeVisible();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/console\/webhooks$/);
  await expect(page.getByText("Our bus")).toHaveCount(0);
});
