import { reach } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";

test("keys alone lead from a search to the command of a client in the clipboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/servers/io.modelcontextprotocol");

  await test.step("a server is found and opened", async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("combobox", { name: "Search and commands" })).toBeFocused();
    const options = page.getByRole("option");
    await page.keyboard.type("git");
    await expect(options.nth(1)).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(options.nth(1)).toHaveAttribute("data-highlighted", "");
    await page.keyboard.press("ArrowUp");
    await expect(options.first()).toHaveAttribute("data-highlighted", "");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("everything");
    await expect(options.filter({ hasText: "io.modelcontextprotocol/everything" })).toHaveAttribute("data-highlighted", "");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Everything");
  });

  await test.step("client and system are chosen", async () => {
    await page.keyboard.press("i");
    await expect(page).toHaveURL(/\/everything\/install$/);
    await reach(page, page.getByRole("group", { name: "Client" }).getByRole("radio", { checked: true }));
    await reach(page, page.getByRole("radio", { name: "Claude Code" }), "ArrowDown");
    await expect(page.getByRole("radio", { name: "Claude Code" })).toBeChecked();
    await reach(page, page.getByRole("group", { name: "System" }).getByRole("radio", { checked: true }));
    await reach(page, page.getByRole("radio", { name: "Linux" }), "ArrowDown");
    await expect(page.getByRole("radio", { name: "Linux" })).toBeChecked();
  });

  await test.step("the command is copied, exactly as it is shown", async () => {
    const tab = page.getByRole("tab", { name: "Command line" });
    await reach(page, page.getByRole("tab", { selected: true }));
    await reach(page, tab, "ArrowRight");
    await page.keyboard.press("Enter");
    await expect(tab).toHaveAttribute("aria-selected", "true");
    const copy = page.getByRole("tabpanel").getByRole("button", { name: /^Copy/ });
    await reach(page, copy);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    await expect(copy).toBeFocused();
    const clipboard = await page.evaluate(() => navigator.clipboard.readText());
    expect(clipboard).toMatch(/^claude mcp add --scope user --transport stdio everything -- npx -y @modelcontextprotocol\/server-everything@\d+\.\d+\.\d+$/);
    await expect(page.getByRole("tabpanel").getByText(clipboard, { exact: true })).toBeVisible();
  });
});
