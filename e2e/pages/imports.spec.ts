import { lookName, oppositeLooks } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

const WORDS = {
  en: { file: "File", begin: "Start import", fileMissing: "Choose a file.", list: "List without review", reason: "Reason", reasonMissing: "Write why", done: "The import is done", failed: "The import has failed", why: "Why it failed", outcome: "Result", all: /^All 2$/, listed: /^Listed 1$/, refused: /^Refused 1$/, entries: "Entries" },
  "zh-CN": { file: "文件", begin: "开始导入", fileMissing: "请选择文件。", list: "不经审核直接上架", reason: "原因", reasonMissing: "请说明", done: "导入已完成", failed: "导入失败", why: "失败原因", outcome: "结果", all: /^全部 2$/, listed: /^已上架 1$/, refused: /^被拒收 1$/, entries: "条目" },
} as const;

/** One entry that can be listed, and one whose version no registry takes. */
function twoEntries(locale: string): Buffer {
  const entry = (name: string, version: string) => ({
    $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    name: `com.example.import-${locale.toLowerCase()}/${name}`,
    description: "An entry of the import test",
    version,
    remotes: [{ type: "streamable-http", url: `https://${name}.${locale.toLowerCase()}.example.com/mcp` }],
  });
  return Buffer.from(JSON.stringify([entry("good", "1.0.0"), entry("bad", "latest")]));
}

for (const look of oppositeLooks) {
  test.describe(`imports (${lookName(look)})`, () => {
    const { locale } = look;
    const words = WORDS[locale];
    test.beforeEach(async ({ page, signInAs, lookAs }) => {
      await signInAs("admin");
      await lookAs(look);
      await page.goto("/console/imports");
    });

    test("the form says what is missing, then each entry's result is shown and can be filtered", async ({ page, expectSound }) => {
      await page.getByRole("button", { name: words.begin }).click();
      await expect(page.getByText(words.fileMissing)).toBeVisible();
      await expect(page.getByLabel(words.file, { exact: true })).toHaveAttribute("aria-invalid", "true");
      await page.getByLabel(words.list).check();
      await expect(page.getByText(words.reasonMissing)).toBeVisible();
      await expectSound();

      const name = `two-entries-${locale}.json`;
      await page.getByLabel(words.file, { exact: true }).setInputFiles({ name, mimeType: "application/json", buffer: twoEntries(locale) });
      await page.getByLabel(words.reason, { exact: true }).fill("Tried by the browser test");
      await page.getByRole("button", { name: words.begin }).click();

      await expect(page).toHaveURL(/\/console\/imports\/[0-9a-f-]{36}/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
      // Nobody reloads: the page follows the import, and says its end to who cannot see it.
      await expect(page.getByRole("status").filter({ hasText: words.done })).toBeAttached({ timeout: 30_000 });
      await expectSound();
      const entries = page.getByRole("list", { name: words.entries, exact: true }).getByRole("listitem");
      await expect(entries).toHaveCount(2);
      await expect(entries.filter({ hasText: "/good" }).getByRole("link")).toBeVisible();
      await expect(entries.filter({ hasText: "/bad" })).toContainText("'latest' is reserved");

      const filter = page.getByRole("navigation", { name: words.outcome });
      await expect(filter.getByRole("link", { name: words.all })).toHaveAttribute("aria-current", "page");
      await filter.getByRole("link", { name: words.refused }).click();
      await expect(page).toHaveURL(/outcome=refused/);
      await expect(entries).toHaveCount(1);
      await expect(entries).toContainText("/bad");
      await filter.getByRole("link", { name: words.listed }).click();
      await expect(entries).toContainText("/good");
      await expectSound();

      await page.goto("/console/imports");
      await expect(page.getByRole("link", { name })).toBeVisible();
      await expectSound();
    });

    test("a file that is cut short fails, and the page says why", async ({ page, expectSound }) => {
      await page.getByLabel(words.file, { exact: true }).setInputFiles({ name: "cut.json", mimeType: "application/json", buffer: Buffer.from('[{"name": ') });
      await page.getByRole("button", { name: words.begin }).click();
      await expect(page.getByRole("status").filter({ hasText: words.failed })).toBeAttached({ timeout: 30_000 });
      await expect(page.getByText(words.why)).toBeVisible();
      await expectSound();
    });
  });
}

test("a reviewer is offered no import", async ({ page, signInAs }) => {
  await signInAs("ada");
  await page.goto("/console/imports");
  await expect(page.getByRole("button", { name: WORDS.en.begin })).toHaveCount(0);
});
