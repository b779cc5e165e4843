import { readFileSync } from "node:fs";
import { lookName, oppositeLooks } from "../fixtures/looks";
import { screenshotIn } from "../fixtures/screenshots";
import { PUBLISHED } from "../fixtures/npm-registry";
import { expect, test } from "../fixtures/test";

type Messages = typeof import("@/messages/en.json");
const wordsOf = (locale: string) => JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as Messages;

const SERVER = "io.modelcontextprotocol/filesystem";

for (const look of oppositeLooks) {
  test(`each way to start a submission is sound (${lookName(look)})`, async ({ page, signInAs, lookAs, expectSound }) => {
    await signInAs("pia");
    await lookAs(look);
    await page.goto("/submit");
    for (const source of ["npm", "remote", "version"]) {
      await page.locator(`input[name=draft-source][value=${source}]`).check({ force: true });
      await expectSound();
      await screenshotIn(page, look, `/submit/${source}`);
    }
    await page.goto(`/submit?server=${encodeURIComponent(SERVER)}`);
    await expectSound();
    await screenshotIn(page, look, "/submit/next-version");
    const preview = page.getByRole("tab").last();
    await preview.click();
    await expect(page.getByRole("heading", { level: 2, name: "Filesystem" })).toBeVisible();
    await expectSound();
    await page.getByRole("heading", { level: 2, name: "Filesystem" }).scrollIntoViewIfNeeded();
    await screenshotIn(page, look, "/submit/preview");
  });
}

test("an owner makes a next version from the server's page", async ({ page, signInAs }) => {
  await signInAs("pia");
  await page.goto(`/servers/${SERVER}`);
  await page.getByRole("link", { name: "New version" }).click();
  await expect(page.getByText("A draft is ready.")).toBeVisible();
  const manifest = JSON.parse(await page.getByLabel("server.json").inputValue()) as { name: string; version: string };
  expect(manifest.name).toBe(SERVER);
  await expect(page.getByText(`The version was raised to ${manifest.version}.`)).toBeVisible();
  await expect(page.getByText("Valid. Ready to submit.")).toBeVisible();
});

test("who does not publish a server is offered no next version of it", async ({ page, signInAs }) => {
  await signInAs("ada");
  await page.goto(`/servers/${SERVER}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "New version" })).toHaveCount(0);
});

test("a draft that cannot be made says why, and the text stays", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("pia");
  await page.goto("/submit");
  await page.getByLabel("server.json").fill("{}");
  await page.getByText("PyPI package").click();
  await page.getByRole("textbox", { name: "Package" }).fill("weather@1.0.0");
  await expect(page.getByText("The draft replaces what stands below.")).toBeVisible();
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This installation asks no such package registry.");
  await expect(page.getByLabel("server.json")).toHaveValue("{}");
  await expectAccessible();
});

test("a package of a registry becomes a draft, and a submission after which the form begins anew", async ({ page, signInAs }) => {
  await signInAs("pia");
  await page.goto("/submit");
  await page.getByText("npm package").click();
  await page.getByRole("textbox", { name: "Package" }).fill(PUBLISHED.name);
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(page.getByText("A draft is ready.")).toBeVisible();
  const editor = page.getByLabel("server.json");
  const manifest = JSON.parse(await editor.inputValue()) as { packages: object[] };
  expect(manifest).toMatchObject({ name: PUBLISHED.mcpName, version: PUBLISHED.version, description: PUBLISHED.description });
  expect(manifest.packages).toMatchObject([{ registryType: "npm", identifier: PUBLISHED.name, version: PUBLISHED.version }]);
  // What was read for the draft comes back with its text.
  await page.reload();
  await expect(page.getByText("What you wrote here earlier is back.")).toBeVisible();
  await expect(page.getByText("A draft is ready.")).toBeVisible();
  await expect(page.getByText("Valid. Ready to submit.")).toBeVisible();
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("heading", { name: /forecast 2\.1\.0/ })).toBeFocused();
  await page.getByRole("button", { name: "Submit another" }).click();
  await expect(editor).toHaveValue("");
  await expect(page.getByText("A draft is ready.")).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.contains(document.querySelector("textarea")))).toBe(true);
  // What was submitted is no draft any more.
  await page.reload();
  await expect(page.getByRole("button", { name: "Start from an example" })).toBeVisible();
  await expect(page.getByText("What you wrote here earlier is back.")).toHaveCount(0);
  await expect(editor).toHaveValue("");
});

for (const look of oppositeLooks) {
  test(`what was typed outlives a reload, is nobody else's, and can be thrown away (${lookName(look)})`, async ({ page, signInAs, lookAs, expectSound }) => {
    await signInAs("pia");
    await lookAs(look);
    const { submit } = wordsOf(look.locale);
    const editor = page.getByLabel("server.json");
    await page.goto("/submit");
    await editor.fill('{ "name": "half-written" }');
    await page.reload();
    await expect(editor).toHaveValue('{ "name": "half-written" }');
    await expect(page.getByText(submit.restored)).toBeVisible();
    await expectSound();
    await screenshotIn(page, look, "/submit/restored");
    await page.goto(`/submit?server=${encodeURIComponent(SERVER)}`);
    await expect(editor).toHaveValue(/filesystem/);
    await signInAs("admin");
    await page.goto("/submit");
    await expect(page.getByRole("button", { name: submit.example })).toBeVisible();
    await expect(editor).toHaveValue("");
    await signInAs("pia");
    await page.goto("/submit");
    await page.getByRole("button", { name: submit.discard }).click();
    await expect(editor).toHaveValue("");
    await expect(page.getByText(submit.restored)).toHaveCount(0);
    expect(await page.evaluate(() => document.activeElement?.contains(document.querySelector("textarea")))).toBe(true);
    await page.reload();
    await expect(page.getByRole("button", { name: submit.example })).toBeVisible();
    await expect(page.getByText(submit.restored)).toHaveCount(0);
  });
}

test("a remote server inside is not asked: the draft says so and keeps its address", async ({ page, signInAs, baseURL }) => {
  await signInAs("pia");
  await page.goto("/submit");
  await page.getByText("Remote server").click();
  const url = `${(baseURL ?? "").replace("http:", "https:")}/mcp`;
  await page.getByRole("textbox", { name: "Address" }).fill(url);
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(page.getByText("The server could not be read", { exact: false })).toBeVisible();
  await expect(page.getByLabel("server.json")).toHaveValue(new RegExp(url.replaceAll(/[.]/g, "\\.")));
});

for (const look of oppositeLooks) {
  test(`an issue names its line, and pressed it selects its place in the editor, from the preview too (${lookName(look)})`, async ({ page, signInAs, lookAs, expectSound }) => {
    await signInAs("pia");
    await lookAs(look);
    const { submit, manifestIssues } = wordsOf(look.locale);
    const line = (number: number) => new RegExp(`^${submit.atLine.replace("{line}", String(number))}(?!\\d)`);
    const selected = () => page.evaluate(() => {
      const editor = document.activeElement as HTMLTextAreaElement;
      return editor.value.slice(editor.selectionStart, editor.selectionEnd);
    });
    await page.goto("/submit");
    const editor = page.getByLabel("server.json");
    const packages = Array.from({ length: 12 }, () => ({ registryType: "npm", identifier: "@example/line", version: "1.0.0", transport: { type: "stdio" } }));
    const manifest = { $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json", name: "com.example/line", description: "Has a fault far down.", version: "1.0.0", packages: [...packages, { ...packages[0], version: "^1.0.0" }] };
    const text = JSON.stringify(manifest, null, 2);
    const faulty = text.slice(0, text.indexOf("^1.0.0")).split("\n").length;
    await editor.fill(text);
    await page.getByRole("tab", { name: submit.preview }).click();
    await expect(page.getByRole("button", { name: line(faulty) })).toHaveAccessibleDescription(manifestIssues["version-looks-like-range"]);
    await page.getByRole("button", { name: line(faulty) }).click();
    await expect(editor).toBeFocused();
    await expect(editor).toHaveAttribute("aria-invalid", "true");
    expect(await selected()).toBe('"^1.0.0"');
    expect(await editor.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    await expectSound();
    await screenshotIn(page, look, "/submit/issue");
    await editor.fill('{\n  "name": "a",\n  "name": "b"\n}');
    await page.getByRole("button", { name: line(3) }).click();
    expect(await selected()).toBe('"name"');
  });
}

test("the preview shows nothing that is not valid, then what the catalog's own pages show", async ({ page, signInAs }) => {
  await signInAs("pia");
  await page.goto("/submit");
  const editor = page.getByLabel("server.json");
  await editor.fill("{}");
  await page.getByRole("tab", { name: "As the catalog will show it" }).click();
  await expect(page.getByText("No preview yet")).toBeVisible();
  await page.getByRole("tab", { name: "Edit" }).click();
  const packages = [{ registryType: "npm", identifier: "@example/preview", version: "1.0.0", transport: { type: "stdio" } }];
  const manifest = { $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json", name: "com.example/preview", title: "Seen before", description: "Is shown before it is sent.", version: "1.0.0", packages };
  await editor.fill(JSON.stringify(manifest));
  await page.getByRole("tab", { name: "As the catalog will show it" }).click();
  const preview = page.getByRole("region", { name: "As the catalog will show it" });
  await expect(preview.getByRole("heading", { name: "Seen before" })).toBeVisible();
  await expect(preview.getByText("@example/preview 1.0.0")).toBeVisible();
  await preview.getByRole("tab", { name: "Install" }).click();
  await expect(preview.getByText("@example/preview@1.0.0").first()).toBeVisible();
  await preview.getByRole("tab", { name: "Security" }).click();
  await expect(preview.getByText("@example/preview 1.0.0").first()).toBeVisible();
});

for (const look of oppositeLooks) {
  test(`the short key may be chosen, is shown by the preview, and is fixed once a catalog has it (${lookName(look)})`, async ({ page, signInAs, lookAs, expectSound }) => {
    await signInAs("pia");
    await lookAs(look);
    const { submit, review } = wordsOf(look.locale);
    const name = `io.modelcontextprotocol/keyed-${look.theme}`;
    const packages = [{ registryType: "npm", identifier: "@example/keyed", version: "1.0.0", transport: { type: "stdio" } }];
    const manifest = { $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json", name, description: "Is called as one likes.", version: "1.0.0", packages };
    await page.goto("/submit");
    await page.getByLabel("server.json").fill(JSON.stringify(manifest));
    const key = page.getByLabel(submit.shortKey, { exact: true });
    await expect(key).toHaveValue(`keyed-${look.theme}`);
    await key.fill("Not a key");
    await expect(key).toHaveAccessibleDescription(/workspace/);
    await key.fill("filesystem");
    await expect(page.getByText(submit.shortKeyTaken.replace("{catalog}", "default").replace("{key}", `keyed-${look.theme}`))).toBeVisible();
    await expectSound();
    await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
    await screenshotIn(page, look, "/submit/key-taken");
    await page.getByRole("button", { name: submit.submit }).click();
    await expect(key).toHaveAccessibleDescription(/Another server of the catalog "default" has the short key "filesystem"/);
    await key.fill(`sky-${look.theme}`);
    await expect(page.getByText(submit.shortKeyFree.replace("{key}", `sky-${look.theme}`))).toBeVisible();
    await screenshotIn(page, look, "/submit/key-free");
    await page.getByRole("tab", { name: submit.preview }).click();
    const preview = page.getByRole("region", { name: submit.preview });
    await preview.getByRole("tab").nth(1).click();
    const snippet = preview.locator("pre", { hasText: `sky-${look.theme}` }).first();
    await snippet.scrollIntoViewIfNeeded();
    await expect(snippet).toBeVisible();
    await screenshotIn(page, look, "/submit/key-preview");
    await page.getByRole("button", { name: submit.submit }).click();
    await expect(page.getByRole("heading", { name: new RegExp(`${name} 1\\.0\\.0`) })).toBeFocused();
    await signInAs("ada");
    await page.goto(`/console/queue?q=keyed-${look.theme}`);
    await page.getByRole("link", { name: new RegExp(`keyed-${look.theme}`) }).first().click();
    await expect(page.locator("#summary")).toContainText(`sky-${look.theme}`);
    await expect(page.locator("#summary")).toContainText(review.clientKeyChosen);
    await screenshotIn(page, look, "/review/key-chosen");
    await signInAs("pia");
    await page.goto(`/submit?server=${encodeURIComponent(SERVER)}`);
    await expect(key).toHaveAttribute("readonly", "");
    await expect(key).toHaveValue("filesystem");
    await key.scrollIntoViewIfNeeded();
    await screenshotIn(page, look, "/submit/key-fixed");
  });
}

test("own submissions are found by name and state, and the address keeps the filters", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("pia");
  await page.goto("/account/submissions?state=approved");
  const search = page.getByRole("search", { name: "Filter my submissions" });
  await search.getByLabel("Search").fill("filesystem");
  await search.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/q=filesystem&state=approved/);
  await expect(page.getByRole("article", { name: /io\.modelcontextprotocol\/filesystem/ }).first()).toBeVisible();
  await expect(page.getByRole("article").filter({ hasNotText: "filesystem" })).toHaveCount(0);
  await page.goto("/account/submissions?q=no-such-thing-anywhere");
  await expect(page.getByText("No submission matches")).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/account\/submissions$/);
  await expect(page.getByRole("article").first()).toBeVisible();
});
