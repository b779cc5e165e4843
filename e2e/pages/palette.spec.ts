import { expect, test } from "../fixtures/test";

test("Ctrl K finds a server while it is typed, Enter leads there, and c copies what installs it", async ({ page, context, expectAccessible }) => {
  await page.goto("/docs/api");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search and commands" });
  await expect(field).toBeFocused();
  await page.keyboard.type("filesys");
  await expect(page.getByRole("option", { name: /io\.modelcontextprotocol\/filesystem/ })).toBeVisible();
  await expectAccessible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Filesystem");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/\/install$/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("c");
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("server-filesystem@");
});

test("arrow keys choose, Escape closes and gives the focus back", async ({ page }) => {
  await page.goto("/");
  const opener = page.getByRole("button", { name: "Search and commands" });
  await opener.click();
  const field = page.getByRole("combobox", { name: "Search and commands" });
  await field.fill("dark");
  await expect(page.getByRole("option", { name: "Theme: Dark" })).toHaveAttribute("data-highlighted", "");
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(/\/servers$/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox").first()).toBeFocused();
});

test("Enter that ends a composition chooses nothing", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search and commands" });
  await expect(field).toBeFocused();
  await field.dispatchEvent("keydown", { key: "Enter", keyCode: 229, which: 229, isComposing: true });
  await expect(field).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
});

test("keys of one character can be switched off, Ctrl K stays", async ({ page, signInAs }) => {
  await signInAs("pia");
  await page.goto("/account");
  await page.getByRole("switch", { name: /Shortcuts of one character/ }).click();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.type("keyboard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("switched off");
});
