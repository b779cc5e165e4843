import { reach } from "../fixtures/keyboard";
import { lookName, oppositeLooks } from "../fixtures/looks";
import { screenshotIn } from "../fixtures/screenshots";
import { expect, test } from "../fixtures/test";

const PAGE = "/servers/io.modelcontextprotocol/everything/install";

const WORDS = {
  en: { command: "Command line", whole: "Whole file" },
  "zh-CN": { command: "命令行", whole: "完整文件" },
} as const;

for (const look of oppositeLooks) {
  test(`a configuration follows every choice by keyboard, and is remembered (${lookName(look)})`, async ({ page, context, baseURL, lookAs, expectSound }) => {
    const { command, whole } = WORDS[look.locale];
    await context.addCookies([{ name: "install-os", value: "linux", url: baseURL ?? "" }]);
    await lookAs(look);
    await page.goto(PAGE);
    await page.getByRole("searchbox").fill("claude c");
    await page.getByRole("radio", { name: "Claude Code" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("tab", { name: command }).click();
    await expect(page.getByRole("tabpanel")).toContainText("claude mcp add --scope user --transport stdio everything -- npx -y @modelcontextprotocol/server-everything@");
    await page.getByRole("radio", { name: "Windows" }).focus();
    await page.keyboard.press("Space");
    await expect(page.getByRole("tabpanel")).toContainText("-- cmd /c npx -y");
    await page.getByRole("tab", { name: whole }).click();
    await expect(page.getByRole("tabpanel")).toContainText('"mcpServers"');
    await expectSound();
    await screenshotIn(page, look, PAGE);
    await page.reload();
    await expect(page.getByRole("radio", { name: "Claude Code" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Windows" })).toBeChecked();
  });
}

test("a link is opened after its exact command was shown, and what is typed leaves the browser nowhere", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.goto(PAGE);
  await page.getByRole("button", { name: "Add variable" }).click();
  await page.getByLabel("Variable", { exact: true }).fill("DEBUG");
  await page.getByLabel("Value", { exact: true }).fill("typed-by-a-person");
  await page.getByRole("radio", { name: "Cursor" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("tabpanel")).toContainText('"DEBUG": "typed-by-a-person"');
  await page.getByRole("button", { name: "Open in Cursor" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText('"npx"');
  await expect(dialog.getByRole("link", { name: "Open" })).toHaveAttribute("href", /^cursor:\/\/anysphere\.cursor-deeplink\/mcp\/install\?name=everything&config=/);
  expect(sent.filter((request) => request.includes("typed-by-a-person"))).toEqual([]);
});

test("right after a client was chosen, c copies everything that asks for the secret and starts the server", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/servers/io.github.brave/brave-search-mcp-server/install");
  await reach(page, page.getByRole("group", { name: "Client" }).getByRole("radio", { checked: true }));
  await page.keyboard.press("ArrowDown");
  const vsCode = page.getByRole("radio", { name: "Visual Studio Code", exact: true });
  await reach(page, vsCode, "ArrowUp");
  await expect(vsCode).toBeChecked();
  await expect(page.getByRole("tabpanel").getByText("Add inside inputs")).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as { inputs: { id: string; password: boolean }[]; servers: Record<string, { env: Record<string, string> }> };
  const [prompt] = copied.inputs;
  expect(prompt?.password).toBe(true);
  expect(Object.values(copied.servers).map(({ env }) => env["BRAVE_API_KEY"])).toEqual([`\${input:${prompt?.id}}`]);
  await expect(vsCode).toBeFocused();
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/\/tools$/);
});

test("a remote server that a client takes in its own window only is told step by step, with the address to copy", async ({ page, expectSound }) => {
  await page.goto("/servers/com.notion/mcp/install");
  await page.getByRole("radio", { name: "Claude Desktop" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("radio", { name: /^Remote/ }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("listitem").filter({ hasText: "Settings → Connectors → Add custom connector" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Address", exact: true })).toHaveText("https://mcp.notion.com/mcp");
  await expect(page.getByRole("button", { name: "Copy Address", exact: true })).toBeVisible();
  await expectSound();
});
