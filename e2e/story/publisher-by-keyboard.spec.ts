import type { Browser, Page } from "@playwright/test";
import { activate, write } from "../fixtures/keyboard";
import { signIn } from "../fixtures/sign-in";
import { expect, test } from "../fixtures/test";

const SERVER = "io.modelcontextprotocol/keyboard-teller";
const VERSION = "1.0.0";
const COMMENT = "Say in the description where the stories come from.";
const manifest = (description: string) =>
  JSON.stringify({
    $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    name: SERVER,
    description,
    version: VERSION,
    packages: [{ registryType: "npm", identifier: "@example/keyboard-teller", version: VERSION, transport: { type: "stdio" } }],
  });

/** Writes the text over whatever stands in the editor, waits for the verdict, submits. */
async function submitText(page: Page, text: string): Promise<void> {
  await write(page, page.getByLabel("server.json"), text);
  await expect(page.getByText("Valid. Ready to submit.")).toBeVisible();
  await activate(page, page.getByRole("button", { name: "Submit for review" }));
  // The form is gone: the focus is on what took its place.
  await expect(page.getByRole("heading", { name: `Submitted: ${SERVER} ${VERSION}` })).toBeFocused();
}

/** Ada, at a browser of her own, once the checks have run. */
async function adaAsksForChanges(browser: Browser, baseURL: string): Promise<void> {
  const page = await browser.newPage({ baseURL });
  await signIn(page, "ada");
  const queue = async () => (await (await page.request.get("/api/v1/reviews?q=keyboard-teller&state=in_review")).json()) as { items: { id: string }[] };
  await expect.poll(async () => (await queue()).items.length).toBe(1);
  const id = (await queue()).items[0]?.id ?? "";
  const { revision, digest } = (await (await page.request.get(`/api/v1/reviews/${id}`)).json()) as { revision: number; digest: string };
  const vote = await page.request.post(`/api/v1/reviews/${id}/votes`, { headers: { Origin: baseURL }, data: { decision: "request_changes", comment: COMMENT, revision, digest } });
  expect(vote.status(), await vote.text()).toBe(200);
  await page.close();
}

test("with the keyboard alone a publisher submits, reads what blocks, mends it and opens a new round", async ({ page, browser, baseURL, signInAs, expectAccessible }) => {
  await signInAs("pia");
  const submission = page.getByRole("article", { name: `${SERVER} ${VERSION}` });

  await test.step("submits", async () => {
    await page.goto("/submit");
    await submitText(page, manifest("Tells short stories."));
  });

  await test.step("learns that it is the publisher's turn, and why", async () => {
    await adaAsksForChanges(browser, baseURL ?? "");
    await activate(page, page.getByRole("link", { name: "Review for default" }));
    await expect(submission.getByText("Your turn: answer with a new revision.")).toBeVisible();
    await expect(submission.getByText(COMMENT)).toBeVisible();
    await expectAccessible();
  });

  await test.step("mends it in a new revision", async () => {
    await activate(page, submission.getByRole("link", { name: "Answer with a new revision" }));
    await expect(page.getByText(`New revision of ${SERVER} ${VERSION}`)).toBeVisible();
    await submitText(page, manifest("Tells short stories out of the public domain."));
  });

  await test.step("goes on to another submission, which starts from nothing", async () => {
    await activate(page, page.getByRole("button", { name: "Submit another" }));
    await expect(page).toHaveURL(/\/submit$/);
    await expect(page.getByText("New revision of", { exact: false })).toHaveCount(0);
    await expect(page.getByRole("radio", { name: "npm package" })).toBeAttached();
    await expect(page.getByLabel("server.json")).toHaveValue("");
    // The focus is at the form, not lost to the page.
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches("main div:has(textarea)"))).toBe(true);
  });

  await test.step("finds the new round in the queue", async () => {
    await page.goto("/account/submissions?q=keyboard-teller");
    await expect(submission.getByText("Round 2")).toBeVisible();
    await expect(submission.getByText("Your turn: answer with a new revision.")).toHaveCount(0);
  });
});
