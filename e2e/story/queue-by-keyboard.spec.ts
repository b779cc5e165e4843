import type { Browser, Page } from "@playwright/test";
import { signIn } from "../fixtures/sign-in";
import { expect, test } from "../fixtures/test";

const NAMES = ["io.modelcontextprotocol/bulk-teller-a", "io.modelcontextprotocol/bulk-teller-b"];
const manifest = (name: string) => ({
  $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
  name,
  description: "Tells stories by the dozen.",
  version: "1.0.0",
  packages: [{ registryType: "npm", identifier: "@example/bulk-teller", version: "1.0.0", transport: { type: "stdio" } }],
});

/** Pia, at a browser of her own, submits both; their checks run. */
async function submitBoth(browser: Browser, baseURL: string): Promise<void> {
  const page = await browser.newPage({ baseURL });
  await signIn(page, "pia");
  for (const name of NAMES) {
    const answer = await page.request.post("/api/v1/submissions", { headers: { Origin: baseURL }, data: manifest(name) });
    expect(answer.status(), await answer.text()).toBe(201);
  }
  await page.close();
}

async function states(page: Page): Promise<string[]> {
  const { items } = (await (await page.request.get("/api/v1/reviews?q=bulk-teller")).json()) as { items: { state: string }[] };
  return items.map(({ state }) => state);
}

test("a reviewer approves two equal cases by keyboard with one reason, and takes it back in time", async ({ page, browser, baseURL, signInAs, expectAccessible }) => {
  await submitBoth(browser, baseURL ?? "");
  await signInAs("ada");
  await expect.poll(() => states(page)).toEqual(["in_review", "in_review"]);
  await page.goto("/console/queue?q=bulk-teller");
  const dialog = page.getByRole("dialog");
  const decide = async () => {
    await page.keyboard.press("a");
    await expect(dialog.getByText(/\d+ passed/)).toHaveCount(2);
    await dialog.getByLabel("Reason").fill("Pinned, and nothing found.");
    await expectAccessible();
    await dialog.getByRole("button", { name: "Approve 2" }).press("Enter");
    await expect(dialog).toBeHidden();
  };

  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: /bulk-teller-a/ })).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await decide();

  await test.step("nothing is sent while it can be taken back", async () => {
    await expect(page.getByRole("button", { name: "Take back: Approve 2 reviews" })).toBeVisible();
    await page.keyboard.press("u");
    await expect(page.getByText("Taken back, nothing was sent: Approve 2 reviews")).toBeVisible();
    expect(await states(page)).toEqual(["in_review", "in_review"]);
  });

  await test.step("sent, each gets its own vote", async () => {
    await page.keyboard.press("x");
    await page.keyboard.press("k");
    await page.keyboard.press("x");
    await decide();
    await page.getByRole("button", { name: "Send now" }).click();
    await expect(page.getByText("2 reviews approved")).toBeVisible();
    expect(await states(page)).toEqual(["approved", "approved"]);
  });

  await test.step("and its evidence says that it was one of two, compared with nothing", async () => {
    const { items } = (await (await page.request.get("/api/v1/reviews?q=bulk-teller")).json()) as { items: { id: string }[] };
    const path = `/api/v1/reviews/${items[0]?.id}`;
    const { votes } = (await (await page.request.get(path)).json()) as { votes: { id: string }[] };
    const evidence = (await (await page.request.get(`${path}/evidence/${votes[0]?.id}`)).json()) as { document: unknown };
    expect(evidence.document).toMatchObject({ vote: { bulk: 2 }, comparedWith: null });
  });
});
