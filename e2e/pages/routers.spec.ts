import { lookName, oppositeLooks } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

const WORDS = {
  en: { title: "Routers seen last", head: "Last seen" },
  "zh-CN": { title: "最近访问的路由器", head: "最近访问" },
} as const;

for (const look of oppositeLooks) {
  test(`the overview shows the routers seen last (${lookName(look)})`, async ({ page, request, signInAs, lookAs, expectSound }) => {
    const { title, head } = WORDS[look.locale];
    await request.get("/nacos/v3/admin/ai/mcp/list?pageNo=1&pageSize=10", { headers: { "User-Agent": "nacos-mcp-router/1.2.3" } });
    await signInAs("admin");
    await lookAs(look);
    // What routers do is counted in memory and written now and then.
    await expect(async () => {
      await page.goto("/console");
      await expect(page.getByRole("region", { name: title }).getByRole("row", { name: /nacos-mcp-router/ })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByRole("region", { name: title }).getByRole("columnheader", { name: head })).toBeAttached();
    await expectSound();
  });
}
