import type { Page } from "@playwright/test";
import { activate, write } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";

/** One story, told once, in the browser, by keyboard alone: publish, review, approve, serve, suspend, bring back. */
const SERVER = "io.modelcontextprotocol/story-teller";
const VERSION = "1.2.0";
const manifest = {
  $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
  name: SERVER,
  title: "Story teller",
  description: "Tells short stories about lighthouses and their keepers.",
  version: VERSION,
  packages: [
    {
      registryType: "npm",
      identifier: "@example/story-teller",
      version: VERSION,
      transport: { type: "stdio" },
      environmentVariables: [{ name: "STORY_KEY", description: "Key of the story archive", isRequired: true, isSecret: true }],
    },
  ],
};
const detail = `/servers/${SERVER}`;
const served = `/v0/servers/${encodeURIComponent(SERVER)}/versions/latest`;

/** Opens a dialog, says why in it, and confirms. */
async function actWithReason(page: Page, act: string, reason: string, confirm: string): Promise<void> {
  await activate(page, page.getByRole("button", { name: act, exact: true }));
  const dialog = page.getByRole("alertdialog");
  await write(page, dialog.getByLabel("Reason"), reason);
  await activate(page, dialog.getByRole("button", { name: confirm }));
}

test("by keyboard alone a version is published, reviewed, approved, served, suspended and brought back, each by the right person", async ({ page, request, signInAs, expectAccessible }) => {
  test.setTimeout(240_000);

  await test.step("Pia submits a manifest", async () => {
    await signInAs("pia");
    await page.goto("/submit");
    await write(page, page.getByLabel("server.json"), JSON.stringify(manifest, null, 2));
    await expect(page.getByText("Valid. Ready to submit.")).toBeVisible();
    await expectAccessible();
    await activate(page, page.getByRole("button", { name: "Submit for review" }));
    await expect(page.getByText(`Submitted: ${SERVER} ${VERSION}`)).toBeVisible();
  });

  await test.step("nobody else sees it while it is pending", async () => {
    expect((await request.get(served)).status()).toBe(404);
    await page.context().clearCookies();
    const answer = await page.goto(detail);
    expect(answer?.status()).toBe(404);
  });

  await test.step("Ada finds it in the queue, reads it and approves", async () => {
    await signInAs("ada");
    await page.goto("/console/queue?q=story-teller");
    await page.keyboard.press("j");
    await expect(page.getByRole("link", { name: /story-teller/ }).first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("story-teller");
    await expect(page.getByText("STORY_KEY").first()).toBeVisible();
    await expectAccessible();
    await write(page, page.getByLabel("Reason"), "Pinned, and the key stays in the environment.");
    await page.keyboard.press("Escape");
    await activate(page, page.getByRole("button", { name: "Approve", exact: true }));
    await activate(page, page.getByRole("button", { name: "Send now" }));
    await expect(page.getByText(`${SERVER} ${VERSION} is approved and served now`)).toBeVisible();
  });

  await test.step("in that moment it is served and found", async () => {
    expect((await request.get(served)).status()).toBe(200);
    await page.goto("/servers?q=lighthouse keepers");
    await activate(page, page.getByRole("link", { name: "Story teller" }));
    await expect(page).toHaveURL(new RegExp(SERVER));
    await page.keyboard.press("i");
    await expect(page.getByText(`@example/story-teller@${VERSION}`).first()).toBeVisible();
    await expectAccessible();
  });

  await test.step("Sam suspends it, and it is gone everywhere", async () => {
    await signInAs("sam");
    await page.goto(`/console${detail}`);
    await actWithReason(page, "Suspend", "The archive was taken over.", "Suspend now");
    await expect(page.getByText(`${SERVER} ${VERSION} is suspended`)).toBeVisible();
    expect((await request.get(served)).status()).toBe(404);
    await page.context().clearCookies();
    await page.goto("/servers?q=lighthouse keepers");
    await expect(page.getByRole("link", { name: "Story teller" })).toHaveCount(0);
  });

  await test.step("two people bring it back", async () => {
    await signInAs("sam");
    await page.goto(`/console${detail}`);
    await actWithReason(page, "Propose reinstatement", "The archive is ours again.", "Propose");
    await expect(page.getByText("Proposed. A second person has to confirm.")).toBeVisible();
    expect((await request.get(served)).status()).toBe(404);
    await signInAs("admin");
    await page.goto(`/console${detail}`);
    await actWithReason(page, "Confirm reinstatement", "Checked with the vendor.", "Confirm reinstatement");
    await expect(page.getByText(`${SERVER} ${VERSION} is served again`)).toBeVisible();
    expect((await request.get(served)).status()).toBe(200);
  });
});

test("a publisher follows her own submission, but neither enters the console nor votes", async ({ page, signInAs }) => {
  await signInAs("pia");
  await page.goto("/account/submissions?q=story-teller");
  await expect(page.getByText("story-teller").first()).toBeVisible();
  await expect(page.getByText("Pinned, and the key stays in the environment.")).toBeVisible();
  const answer = await page.goto("/console/queue");
  expect(answer?.status()).toBe(404);
  const { items } = (await (await page.request.get("/api/v1/reviews?q=story-teller")).json()) as { items: { id: string; revision: number; digest: string }[] };
  const [review] = items;
  const vote = await page.request.post(`/api/v1/reviews/${review?.id}/votes`, {
    headers: { origin: new URL(page.url()).origin },
    data: { decision: "approve", comment: "mine", revision: review?.revision, digest: review?.digest },
  });
  expect(vote.status()).toBe(403);
});
