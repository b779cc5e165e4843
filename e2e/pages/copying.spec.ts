import { reach } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";

const PAGE = "/servers/io.modelcontextprotocol/everything/install";

test.describe("where the platform has no clipboard, as over plain http", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
  });

  test("what a button copies can be pasted, also from within a dialog", async ({ page }) => {
    await page.goto(PAGE);
    const copyName = page.getByRole("button", { name: "Copy io.modelcontextprotocol/everything" });
    await reach(page, copyName);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    await expect(copyName).toBeFocused();
    const search = page.getByRole("searchbox", { name: "Find your client" });
    await search.focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(search).toHaveValue("io.modelcontextprotocol/everything");

    await search.fill("");
    await page.getByRole("radio", { name: "Cursor" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Open in Cursor" }).click();
    const dialog = page.getByRole("dialog");
    const copyAll = dialog.getByRole("button", { name: "Copy Configuration" });
    await copyAll.click();
    await expect(dialog.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    await expect(copyAll).toBeFocused();
    await page.keyboard.press("Escape");
    await search.focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(search).toHaveValue(/"mcpServers".*"npx"/);
  });

  test("where nothing copies, the reader is told which key to press, and the code is selected", async ({ page, expectAccessible }) => {
    await page.addInitScript(() => Object.defineProperty(Document.prototype, "execCommand", { value: () => false }));
    await page.goto(PAGE);
    await page.getByRole("tabpanel").getByRole("button", { name: /^Copy/ }).first().click();
    await expect(page.getByRole("status").filter({ hasText: "press Ctrl+C" })).toBeVisible();
    const code = (await page.getByRole("tabpanel").locator("code").first().textContent()) ?? "";
    expect(code).toContain("server-everything@");
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(code);
    await expectAccessible();
  });

  test("where nothing copies a file whose parts are shown one by one, the whole file is shown and selected", async ({ page, expectAccessible }) => {
    await page.addInitScript(() => Object.defineProperty(Document.prototype, "execCommand", { value: () => false }));
    await page.goto("/servers/io.github.brave/brave-search-mcp-server/install");
    await page.getByRole("radio", { name: "Visual Studio Code", exact: true }).focus();
    await page.keyboard.press("Space");
    const panel = page.getByRole("tabpanel");
    await panel.getByRole("button", { name: "Copy Whole file" }).click();
    await expect(page.getByRole("status").filter({ hasText: "press Ctrl+C" })).toBeVisible();
    const file = (await panel.getByRole("region", { name: "Whole file" }).textContent()) ?? "";
    expect(Object.keys(JSON.parse(file) as object).sort()).toEqual(["inputs", "servers"]);
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(file);
    await expectAccessible();
  });
});
