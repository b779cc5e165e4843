import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/test";

/** Presses it by keyboard: a click would not put the focus there in every browser. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.press("Enter");
}

test.describe("what is taken away leaves the focus where it was, for who has no mouse", () => {
  test("filters of a list, and values that unfold", async ({ page }) => {
    await page.goto("/servers?install=npm&install=pypi");
    const chips = page.getByRole("link", { name: /^Remove filter/ });
    await expect(chips).toHaveCount(2);
    await press(chips.first());
    await expect(chips).toHaveCount(1);
    await expect(chips).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(chips).toHaveCount(0);
    await expect(page.locator("#result-count")).toBeFocused();

    const namespaces = page.getByRole("complementary", { name: "Filters" }).getByRole("group", { name: "Namespace" });
    const shown = await namespaces.getByRole("checkbox").count();
    await press(namespaces.getByRole("button", { name: /^\d+ more$/ }));
    await expect(namespaces.getByRole("checkbox").nth(shown)).toBeFocused();
  });

  test("the choice of servers to compare", async ({ page }) => {
    await page.goto("/servers");
    await page.getByRole("button", { name: /^Compare / }).first().click();
    await press(page.getByRole("status").getByRole("button", { name: "Clear" }));
    await expect(page.locator("#result-count")).toBeFocused();
  });

  test("variables of an installation", async ({ page }) => {
    await page.goto("/servers/io.modelcontextprotocol/everything/install");
    const add = page.getByRole("button", { name: "Add variable" });
    for (const name of ["FIRST", "SECOND"]) {
      await add.click();
      await page.getByLabel("Variable", { exact: true }).last().fill(name);
    }
    await press(page.getByRole("button", { name: "Remove variable FIRST" }));
    await expect(page.getByRole("button", { name: "Remove variable SECOND" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(add).toBeFocused();
  });

  test("servers with a star", async ({ page, signInAs }) => {
    await signInAs("sam");
    for (const name of ["everything", "filesystem"]) {
      await page.goto(`/servers/io.modelcontextprotocol/${name}`);
      const star = page.getByRole("button", { name: /among your servers$/ });
      await star.click();
      await expect(star).toHaveAttribute("aria-pressed", "true");
    }
    await page.goto("/account/servers");
    const stars = page.getByRole("button", { name: /^Take the star of .* away$/ });
    await expect(stars).toHaveCount(2);
    await press(stars.first());
    await expect(stars).toHaveCount(1);
    await expect(stars).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(stars).toHaveCount(0);
    await expect(page.locator("#page-title")).toBeFocused();
  });
});
