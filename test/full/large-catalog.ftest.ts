import { type Browser, chromium, expect as see, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillCatalog, MANY_TOOLS_SERVER } from "@/test/gatehouse/large-catalog";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";

/** Listed beside the demo's. */
const SERVERS = 1_000;
const TOOLS = 200;

let gatehouse: RunningGatehouse;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  gatehouse = await startGatehouse({ env: { EMBEDDED_WORKER: "1", GATEHOUSE_RATE_WRITES_PER_MINUTE: "0" } });
  await fillCatalog(gatehouse, { servers: SERVERS, tools: TOOLS });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  page = await browser.newPage({ baseURL: gatehouse.baseUrl });
}, 600_000);
afterAll(async () => {
  await browser.close();
  await gatehouse.stop();
});

/** The number that the list says it has. */
async function listed(): Promise<number> {
  return Number(/\d[\d,]*/.exec((await page.locator("#result-count").textContent()) ?? "")?.[0].replaceAll(",", ""));
}

describe(`${SERVERS} listed servers`, () => {
  it("are counted, paged through and narrowed, and every count is what choosing it shows", async () => {
    await page.goto("/servers");
    expect(await listed()).toBeGreaterThan(SERVERS);
    await page.getByRole("link", { name: "Next" }).click();
    await see(page).toHaveURL(/cursor=24/);
    await see(page.locator("main article")).toHaveCount(24);
    const pypi = page.getByRole("complementary").getByRole("checkbox", { name: /PyPI/ });
    const promised = Number(/\d+/.exec((await pypi.locator("xpath=..").textContent()) ?? "")?.[0]);
    await pypi.check();
    await see(page).toHaveURL(/install=pypi/);
    await see.poll(listed).toBe(promised);
  });

  it("are found while typing, by the last letter typed", async () => {
    await page.goto("/servers");
    await page.getByRole("searchbox").pressSequentially("Weather 980", { delay: 20 });
    await see(page).toHaveURL(/q=Weather\+980/);
    await see(page.locator("main article").first()).toContainText("io.github.owner326/weather-980");
  });

  it("have one that is close to what is misspelt", async () => {
    await page.goto("/servers?q=wheather-98O");
    await see(page.locator("main").getByRole("link", { name: /weather/i }).first()).toBeVisible();
  });
});

describe(`a server with ${TOOLS} tools`, () => {
  it("shows them all, finds one while typing, and tells its parameters", async () => {
    await page.goto(`/servers/${MANY_TOOLS_SERVER}/tools`);
    await see(page.getByRole("heading", { level: 3 })).toHaveCount(TOOLS);
    await page.getByRole("searchbox").fill("do_thing_137");
    await see(page.getByRole("heading", { level: 3 })).toHaveCount(1);
    await page.getByText(/Parameters of do_thing_137/i).click();
    await see(page.getByText("Which thing 137 is meant.")).toBeVisible();
  });
});
