import { expect, test } from "../fixtures/test";

const AUDITOR = { email: "audrey@example.com", name: "Audrey", roles: ["auditor"], password: "an auditor reads everything" };

test("an auditor reads robots, namespaces and categories, and is offered no act there", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("admin");
  await page.goto("/console/users/robots");
  const headers = { Origin: new URL(page.url()).origin };
  expect((await page.request.post("/api/v1/users", { data: AUDITOR, headers })).status()).toBe(201);
  expect((await page.request.post("/api/v1/robots", { data: { name: "nightly import", responsible: AUDITOR.email, roles: [], namespaces: [] }, headers })).status()).toBe(201);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(AUDITOR.email);
  await page.getByLabel("Password").fill(AUDITOR.password);
  await page.locator("main button[type=submit]").click();
  await expect(page.getByText(AUDITOR.email)).toBeAttached();

  await page.goto("/console/users");
  await page.getByRole("link", { name: "Robots", exact: true }).click();
  await page.getByRole("link", { name: "nightly import" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "nightly import" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /Disable|Edit|Create token/ })).toHaveCount(0);

  await page.goto("/console/namespaces");
  await expect(page.getByRole("table", { name: "Namespaces by name" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Create namespace" })).toBeDisabled();
  await expectAccessible();

  await page.goto("/console/categories");
  await expect(page.getByRole("table", { name: "Categories in their order" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add category" })).toBeDisabled();
  await expect(page.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  await expectAccessible();
});
