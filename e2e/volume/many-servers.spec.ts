import { rmSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { fillCatalog, MANY_TOOLS_SERVER } from "@/test/gatehouse/large-catalog";
import { startGatehouse } from "@/test/gatehouse/start";
import { isFullRun } from "../fixtures/looks";
import { temporaryDataDir } from "../fixtures/server-process";
import { BROWSE_PAGE_SIZE } from "@/lib/catalog/browse-schema";
import { expect, test } from "../fixtures/test";

const cardsOf = (page: Page): Locator => page.getByRole("list", { name: "Servers" }).getByRole("article");
const nextOf = (page: Page): Locator => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Next" });

/** Addresses of the servers on a page that is to have this many. */
async function serversOn(page: Page, count: number): Promise<string[]> {
  await expect(cardsOf(page)).toHaveCount(count);
  return cardsOf(page).locator("h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}

/** A catalog of the size that companies have, in a Gatehouse of its own: part of `npm run test:full`. */
if (isFullRun) {
  test("a thousand servers and one of two hundred tools are searched, narrowed, paged and read", async ({ page, expectAccessible }) => {
    test.setTimeout(600_000);
    const dataDir = temporaryDataDir();
    const gatehouse = await startGatehouse({ dataDir, env: { EMBEDDED_WORKER: "1", GATEHOUSE_RATE_WRITES_PER_MINUTE: "0", LOG_LEVEL: "error" } });
    const cards = cardsOf(page);
    try {
      await fillCatalog(gatehouse, { servers: 1_000, tools: 200 });

      await test.step("the list comes in pages, and no server is on two of them", async () => {
        await page.goto(`${gatehouse.baseUrl}/servers?sort=name`);
        const first = await serversOn(page, BROWSE_PAGE_SIZE);
        await nextOf(page).click();
        await expect(page).toHaveURL(/cursor=/);
        await expect(cardsOf(page).locator(`h3 a[href="${first[0]}"]`)).toHaveCount(0);
        const second = await serversOn(page, BROWSE_PAGE_SIZE);
        expect(new Set([...first, ...second]).size).toBe(2 * BROWSE_PAGE_SIZE);
      });

      // Every made-up server has the word: more than any page, and more than a search once looked at.
      for (const query of ["install=pypi", "q=number&install=pypi"]) {
        await test.step(`a facet says how many there are, and the list has as many (${query})`, async () => {
          await page.goto(`${gatehouse.baseUrl}/servers?${query}`);
          const box = page.getByRole("checkbox", { name: /PyPI/ });
          await expect(box).toBeChecked();
          const counted = Number(/\d+/.exec((await box.locator("xpath=..").locator(".sr-only").textContent()) ?? "")?.[0]);
          expect(counted).toBeGreaterThan(200);
          await expect(page.getByRole("heading", { name: new RegExp(`^${counted} servers`) })).toBeVisible();
          const found = new Set<string>();
          for (let before = 0; before < counted; before += BROWSE_PAGE_SIZE) {
            if (before > 0) await page.goto(`${gatehouse.baseUrl}/servers?${query}&cursor=${before}`);
            for (const server of await serversOn(page, Math.min(BROWSE_PAGE_SIZE, counted - before))) found.add(server);
          }
          expect(found.size).toBe(counted);
          await expect(nextOf(page)).toHaveCount(0);
        });
      }

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
