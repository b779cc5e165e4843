import { expect, test } from "../fixtures/test";

test("a policy is said in words, tried, and saved over nobody's head", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("admin");
  await page.goto("/console/catalogs");
  await page.getByRole("button", { name: "Create a catalog" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Slug").fill("staging");
  await dialog.getByLabel("Title").fill("Staging");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/console\/catalogs\/staging\/policy$/);

  await page.getByRole("button", { name: "Edit the policy" }).click();
  const says = page.locator("#says");
  const difference = page.locator("#difference");
  await page.getByLabel("At least").fill("3");
  await expect(says).toContainText("At least 3 people who review must approve.");
  await expect(difference).toContainText("At least 1 person who reviews must approve.");
  await page.getByLabel(/E001/).check();
  await page.getByRole("button", { name: "Edit as JSON" }).click();
  await expect(page.getByLabel("Policy (JSON)")).toHaveValue(/"min": 3,[\s\S]*"E001"/);

  // Meanwhile somebody else is faster.
  const other = { approvals: { min: 2 }, allowImport: true };
  const origin = new URL(page.url()).origin;
  const { digest } = (await (await page.request.get("/api/v1/catalogs/staging/policy")).json()) as { digest: string };
  expect((await page.request.put("/api/v1/catalogs/staging/policy", { data: other, headers: { "If-Match": `"${digest}"`, Origin: origin } })).status()).toBe(200);
  await page.getByRole("button", { name: "Put this policy in force" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody changed the policy" });
  await expect(conflict).toContainText("Administrators may list imported versions without a review.");
  await expectAccessible();
  await expect(page.getByLabel("Policy (JSON)")).toHaveValue(/"min": 3/);
  await conflict.getByRole("button", { name: "go on with mine" }).click();
  await expect(difference).toContainText("Against version 2");
  await page.getByRole("button", { name: "Put this policy in force" }).click();
  await expect(page.getByText("Policy version 3 is in force")).toBeVisible();
  await page.goto("/console/catalogs/staging/history?from=1&to=3");
  await expect(page.locator("#compare")).toContainText("At least 3 people who review must approve.");
});

test("a dry run names what would not pass, and why", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("admin");
  await page.goto("/console/catalogs/prod/policy");
  await page.getByRole("button", { name: "Edit the policy" }).click();
  await page.getByLabel("At least").fill("9");
  const trial = page.locator("#dry-run");
  await trial.getByRole("button", { name: "Try this policy" }).click();
  await expect(trial).toContainText(/\d+ listings? of \d+ would not pass/);
  await expect(trial.getByRole("list", { name: "What would change" }).getByRole("listitem").first()).toContainText("of 9 approvals");
  await expectAccessible();
  await page.getByLabel("At least").fill("8");
  await expect(trial).toContainText("The policy has changed since this was tried.");
});
