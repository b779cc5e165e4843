import { lookName, looks } from "../fixtures/looks";
import { screenshotIn } from "../fixtures/screenshots";
import { expect, test } from "../fixtures/test";

const WORDS = {
  en: { search: "Search servers", filters: "Filters", show: /^Show \d+ server/, listLabel: "Servers", remove: /^Remove filter/, table: "Table", nothing: "No listed server matches", closest: "Did you mean:", title: "Request this server", reason: "What do you need it for?", make: "Send request", made: "Requested: weatherr-station", state: "State" },
  "zh-CN": { search: "搜索服务", filters: "筛选", show: /^显示 \d+ 个服务/, listLabel: "服务列表", remove: /^移除筛选/, table: "表格", nothing: "没有匹配的已上架服务", closest: "您要找的是不是：", title: "申请此服务", reason: "您需要它做什么？", make: "提交申请", made: "已申请：weatherr-station", state: "状态" },
} as const;

for (const look of looks) {
  test.describe(`browsing (${lookName(look)})`, () => {
    const words = WORDS[look.locale];
    const isPhone = look.width < 1024;
    test.beforeEach(async ({ lookAs }) => lookAs(look));

    test("home leads to as many servers as it counts", async ({ page, expectSound }) => {
      await page.goto("/");
      await expectSound();
      await screenshotIn(page, look, "/home");
      const tile = page.locator("a[href^='/servers?category=']").first();
      const counted = Number(/\d+/.exec((await tile.textContent()) ?? "")?.[0]);
      await tile.click();
      await expect(page.getByRole("list", { name: words.listLabel }).getByRole("article")).toHaveCount(counted);
    });

    test("filters narrow the list, stand in the address, and each can be taken away", async ({ page, expectSound, expectAccessible }) => {
      await page.goto("/servers");
      if (isPhone) await page.getByRole("button", { name: words.filters }).click();
      const box = page.getByRole("checkbox", { name: /PyPI/ });
      const counted = Number(/\d+/.exec((await box.locator("xpath=..").locator(".sr-only").textContent()) ?? "")?.[0]);
      await box.check();
      await expect(page).toHaveURL(/install=pypi/);
      await expect(box).toBeChecked();
      if (isPhone) {
        await expectAccessible();
        await page.getByRole("button", { name: words.show }).click();
      }
      await expect(page.getByRole("list", { name: words.listLabel }).getByRole("article")).toHaveCount(counted);
      await expectSound();
      await screenshotIn(page, look, "/servers-filtered");
      await page.getByRole("link", { name: words.table }).click();
      await expect(page.getByRole("table")).toBeVisible();
      await expectSound();
      await screenshotIn(page, look, "/servers-table");
      await page.getByRole("link", { name: words.remove }).click();
      await expect(page).not.toHaveURL(/install=/);
    });

    test("results come while typing, but not in the middle of a composed character", async ({ page }) => {
      await page.goto("/servers");
      const field = page.getByRole("searchbox", { name: words.search });
      await field.evaluate((input: HTMLInputElement) => {
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
        set?.call(input, "shuju");
        input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
      });
      await page.waitForTimeout(400);
      expect(page.url()).not.toContain("q=");
      await field.fill("postgres");
      await expect(page).toHaveURL(/q=postgres/);
      await expect(page.getByRole("article").first()).toContainText(/postgres/i);
      await expect(field).toBeFocused();
    });

    test("an address behind the end of the list leads to its last page", async ({ page }) => {
      await page.goto("/servers?cursor=900000");
      await expect(page).not.toHaveURL(/cursor=900000/);
      await expect(page.getByRole("article").first()).toBeVisible();
      await expect(page.getByText(words.nothing)).toHaveCount(0);
    });

    test("what is not there is asked for, and reviewers see it", async ({ page, signInAs, expectSound }) => {
      await signInAs("pia");
      await page.goto("/servers?q=weatherr-station");
      await expect(page.getByText(words.nothing)).toBeVisible();
      await expectSound();
      await screenshotIn(page, look, "/servers-nothing");
      await page.getByLabel(words.reason).fill("For the field team.");
      await page.getByRole("button", { name: words.make }).click();
      await expect(page.getByText(words.made)).toBeVisible();
      await signInAs("ada");
      await page.goto("/console/requests?state=open&q=weatherr");
      await expect(page.getByRole("rowheader", { name: "weatherr-station" })).toBeVisible();
      await expectSound();
      await screenshotIn(page, look, "/console-requests");
    });
  });
}

test("the table says what cards say, scrolls by itself, and tells why a fifth server is not compared", async ({ page, lookAs, expectSound }) => {
  await lookAs({ theme: "light", locale: "en", width: 320 });
  await page.goto("/servers?q=create+issue&view=table");
  const github = page.getByRole("row").filter({ hasText: "io.github.github/github-mcp-server" });
  await expect(github).toContainText("create_issue");
  await expect(github).toContainText("streamable-http");
  await page.goto("/servers?view=table");
  const toggles = page.getByRole("table").getByRole("button", { name: /^Compare / });
  for (const place of [0, 1, 2, 3]) await toggles.nth(place).click();
  const fifth = toggles.nth(4);
  await expect(fifth).toHaveAttribute("aria-disabled", "true");
  await expect(fifth).toHaveAccessibleDescription(/take one out/);
  await fifth.focus();
  await page.keyboard.press("Enter");
  await expect(fifth).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("status").filter({ hasText: "4 servers chosen" })).toContainText("take one out");
  await expectSound();
});
