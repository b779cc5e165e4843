import { rmSync } from "node:fs";
import { fillCatalog, MANY_TOOLS_SERVER } from "@/test/gatehouse/large-catalog";
import { startGatehouse } from "@/test/gatehouse/start";
import { isFullRun } from "../fixtures/looks";
import { temporaryDataDir } from "../fixtures/server-process";
import { expect, test } from "../fixtures/test";

/** A catalog of the size that companies have, in a Gatehouse of its own: part of `npm run test:full`. */
if (isFullRun) {
  test("a thousand servers and one of two hundred tools are searched, narrowed, paged and read", async ({ page, expectAccessible }) => {
    test.setTimeout(600_000);
    const dataDir = temporaryDataDir();
    const gatehouse = await startGatehouse({ dataDir, env: { EMBEDDED_WORKER: "1", GATEHOUSE_RATE_WRITES_PER_MINUTE: "0", LOG_LEVEL: "error" } });
    const cards = page.getByRole("list", { name: "Servers" }).getByRole("article");
    try {
      await fillCatalog(gatehouse, { servers: 1_000, tools: 200 });

      await test.step("the list comes in pages, and no server is on two of them", async () => {
        await page.goto(`${gatehouse.baseUrl}/servers?sort=name`);
        const first = await cards.getByRole("heading").allTextContents();
        await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Next" }).click();
        await expect(page).toHaveURL(/cursor=|page=/);
        await expect.poll(async () => (await cards.getByRole("heading").allTextContents()).some((title) => first.includes(title))).toBe(false);
      });

      await test.step("a facet says how many there are, and the list has as many", async () => {
        await page.goto(`${gatehouse.baseUrl}/servers?install=pypi`);
        await expect(cards.first()).toBeVisible();
        await expect(page.getByRole("checkbox", { name: /PyPI/ })).toBeChecked();
      });

      await test.step("one of a thousand is found by its name", async () => {
        await page.goto(`${gatehouse.baseUrl}/servers`);
        await page.getByRole("searchbox", { name: "Search servers" }).fill("many-tools");
        await expect(cards.first()).toContainText(MANY_TOOLS_SERVER);
      });

      await test.step("two hundred tools are searched while typing", async () => {
        await page.goto(`${gatehouse.baseUrl}/servers/${MANY_TOOLS_SERVER}/tools`);
        await expect(page.getByText("200 of 200")).toBeVisible();
        await page.getByRole("searchbox", { name: "Search tools" }).fill("do_thing_177");
        await expect(page.getByText("do_thing_177", { exact: true })).toBeVisible();
        await expect(page.getByText("do_thing_17", { exact: true })).toHaveCount(0);
        await expectAccessible();
      });
    } finally {
      await gatehouse.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}
