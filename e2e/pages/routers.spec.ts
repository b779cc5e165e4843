import { expect, test } from "../fixtures/test";

const LOOKS = [
  { theme: "light", locale: "en", width: 1280, title: "Routers seen last", head: "Last seen" },
  { theme: "dark", locale: "zh-CN", width: 320, title: "最近访问的路由器", head: "最近访问" },
] as const;

for (const { theme, locale, width, title, head } of LOOKS) {
  test(`the overview shows the routers seen last (${theme}, ${locale}, ${width} px)`, async ({ page, context, request, baseURL, signInAs, expectAccessible }) => {
    await request.get("/nacos/v3/admin/ai/mcp/list?pageNo=1&pageSize=10", { headers: { "User-Agent": "nacos-mcp-router/1.2.3" } });
    await signInAs("admin");
    const url = baseURL ?? "";
    await context.addCookies([
      { name: "theme", value: theme, url },
      { name: "locale", value: locale, url },
    ]);
    await page.setViewportSize({ width, height: 900 });
    // What routers do is counted in memory and written now and then.
    await expect(async () => {
      await page.goto("/console");
      await expect(page.getByRole("region", { name: title }).getByRole("row", { name: /nacos-mcp-router/ })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByRole("columnheader", { name: head })).toBeAttached();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}
