import type { APIRequestContext } from "@playwright/test";
import { reach } from "../fixtures/keyboard";
import { bootstrapToken } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

const NAMESPACE = "com.example.desk";

/** A version that waits for a reviewer, brought by the robot `bootstrap`. */
async function submitted(request: APIRequestContext, name: string, version: string, catalog = "default"): Promise<string> {
  const manifest = {
    $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    name: `${NAMESPACE}/${name}`,
    description: `Keeps ${name} in order.`,
    version,
    packages: [{ registryType: "npm", identifier: `@example/${name}`, version, transport: { type: "stdio" } }],
  };
  const headers = { Authorization: `Bearer ${bootstrapToken()}` };
  const answer = await request.post(`/api/v1/submissions?catalog=${catalog}`, { headers, data: manifest });
  expect(answer.status()).toBe(201);
  const { reviews } = (await answer.json()) as { reviews: { id: string }[] };
  const id = reviews[0]?.id ?? "";
  await expect.poll(async () => ((await (await request.get(`/api/v1/reviews/${id}`, { headers })).json()) as { state: string }).state).toBe("in_review");
  return id;
}

test("keys alone lead through a queue: read, decide, take back, decide again, and on to the next", async ({ page, request, signInAs, expectSound }) => {
  const first = await submitted(request, "anchor", "1.0.0");
  await submitted(request, "buoy", "1.0.0");
  await signInAs("ada");
  const queue = encodeURIComponent(`q=${NAMESPACE}`);
  await page.goto(`/console/reviews/${first}?queue=${queue}`);
  await expectSound();

  await test.step("the header says when it is due, and leads to what stands beside it in this selection", async () => {
    const header = page.getByRole("main").locator("header");
    await expect(header).toContainText(/Due in \d/);
    await header.getByRole("link", { name: "Next" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("buoy");
    await expect(header.getByRole("link", { name: "Next" })).toHaveCount(0);
    await header.getByRole("link", { name: "Previous" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("anchor");
  });

  await test.step("a section is marked with the space bar, and stays so", async () => {
    await page.keyboard.press("d");
    await expect(page.locator("#changes")).toBeFocused();
    await page.keyboard.press("Space");
    await expect(page.getByRole("checkbox", { name: "Reviewed (What changed)" })).toBeChecked();
    await expect(page.locator("#trust")).toBeFocused();
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "Reviewed (What changed)" })).toBeChecked();
  });

  await test.step("a decision is taken back before it is sent", async () => {
    await page.keyboard.press("a");
    await expect(page.getByRole("button", { name: "Approve", exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("buoy");
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(page.getByRole("button", { name: /^Take back: / })).toBeVisible();
    await page.keyboard.press("u");
    await expect(page.getByText(/^Taken back, nothing was sent/)).toBeVisible();
    await page.keyboard.press("k");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("anchor");
    await expect(page.getByText("No votes yet.")).toBeVisible();
  });

  await test.step("the second time it is sent, while the reader is at the next one", async () => {
    await page.keyboard.press("a");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("buoy");
    await expect(page.getByText(`${NAMESPACE}/anchor 1.0.0 is approved and served now`)).toBeVisible();
  });

  await test.step("its evidence can be read and printed", async () => {
    await page.goto(`/console/reviews/${first}`);
    await page.getByRole("link", { name: "Evidence sheet" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Evidence of a decision");
    await expect(page.getByText("What changed")).toBeVisible();
    await expectSound();
  });
});

test("who decides too late is told by whom and when it was decided, and keeps what was written", async ({ page, request, browser, signInAs, baseURL }) => {
  const id = await submitted(request, "capstan", "1.0.0");
  await signInAs("sam");
  const other = await browser.newContext({ baseURL: baseURL ?? "", storageState: await page.context().storageState() });
  const slow = await other.newPage();
  await slow.goto(`/console/reviews/${id}`);
  await slow.getByLabel("Reason").fill("I would rather wait.");

  await signInAs("ada");
  await page.goto(`/console/reviews/${id}`);
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText(/capstan 1\.0\.0 is approved and served now/)).toBeVisible();

  await slow.getByRole("button", { name: "Request changes", exact: true }).click();
  await slow.getByRole("button", { name: "Send now" }).click();
  const failure = slow.getByRole("region", { name: /^Not sent/ });
  await expect(failure).toContainText("Ada");
  await expect(failure).toContainText("I would rather wait.");
  await reach(slow, failure.getByRole("link", { name: "To the review" }));
  await slow.keyboard.press("Enter");
  await expect(slow.getByText("Votes are possible while the review is in review.").first()).toBeVisible();
  await other.close();
});

test("what one reviewer writes is not found by the next one at the tab, and signing out forgets it", async ({ page, request, signInAs }) => {
  const id = await submitted(request, "marker", "1.0.0");
  const reason = page.getByLabel("Reason");
  const message = page.locator("[data-message-text]");
  const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("gatehouse-draft:")).length);
  await signInAs("ada");
  await page.goto(`/console/reviews/${id}`);
  await reason.fill("I do not trust it.");
  await message.fill("Who are they?");
  await page.reload();
  await expect(reason).toHaveValue("I do not trust it.");
  await expect(message).toHaveValue("Who are they?");

  // Her session ended by itself, as it were: nobody signed out.
  await signInAs("sam");
  await page.goto(`/console/reviews/${id}`);
  await expect(reason).toHaveValue("");
  await expect(message).toHaveValue("");
  expect(await kept()).toBe(2);

  await page.getByRole("banner").getByRole("button", { name: /Sam/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await kept()).toBe(0);
});

test("a decision that is held when its page goes is asked about, and told when it did not arrive", async ({ page, request, signInAs }) => {
  const headers = { Authorization: `Bearer ${bootstrapToken()}` };
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const approve = async (id: string) => {
    await page.goto(`/console/reviews/${id}`);
    await page.getByLabel("Reason").fill("Looks well.");
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(page.getByRole("button", { name: /^Take back: / })).toBeVisible();
  };
  const withdraw = async (id: string) => {
    const { revision } = (await (await request.get(`/api/v1/reviews/${id}`, { headers })).json()) as { revision: number };
    expect((await request.post(`/api/v1/reviews/${id}/withdraw`, { headers, data: { revision } })).status()).toBe(200);
  };
  const unanswered = page.getByRole("alert").filter({ hasText: "Not confirmed" });
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("gatehouse-unanswered:")).length);
  const [arrives, refused, another] = [await submitted(request, "fender", "1.0.0"), await submitted(request, "grapnel", "1.0.0"), await submitted(request, "hawser", "1.0.0")];
  await signInAs("ada");

  await test.step("what arrives is not spoken of", async () => {
    await approve(arrives);
    await page.goto("/console");
    expect(asked).toEqual(["beforeunload"]);
    await expect.poll(kept).toBe(0);
    await expect(unanswered).toHaveCount(0);
    await page.goto(`/console/reviews/${arrives}`);
    await expect(page.getByRole("list", { name: "Votes" })).toContainText("Looks well.");
  });

  await test.step("what is refused is shown at the next visit, with what was written", async () => {
    await approve(refused);
    await withdraw(refused);
    await page.goto("/console");
    await expect(unanswered).toContainText(`${NAMESPACE}/grapnel 1.0.0`);
    await expect(unanswered).toContainText("Looks well.");
    await unanswered.getByRole("button", { name: "Dismiss" }).click();
    await expect(unanswered).toHaveCount(0);
    expect(await kept()).toBe(0);
  });

  await test.step("nobody is signed out of a refusal", async () => {
    await approve(another);
    await withdraw(another);
    await page.getByRole("button", { name: /Ada/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("region", { name: /^Not sent/ })).toContainText("Looks well.");
    await expect(page).toHaveURL(/\/console\//);
  });
});

test("who concludes leaves evidence of it, which names the vote it rests on", async ({ page, request, signInAs, expectSound }) => {
  const headers = { Authorization: `Bearer ${bootstrapToken()}` };
  await request.post("/api/v1/catalogs", { headers, data: { slug: "harbour", title: "Harbour", audience: "public" } });
  const policy = (min: number) => request.put("/api/v1/catalogs/harbour/policy", { headers, data: { approvals: { min } } });
  expect((await policy(2)).status()).toBe(200);
  const id = await submitted(request, "dredger", "1.0.0", "harbour");
  await signInAs("ada");
  await page.goto(`/console/reviews/${id}`);
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await Promise.all([page.waitForResponse((response) => response.url().endsWith("/votes") && response.ok()), page.getByRole("button", { name: "Send now" }).click()]);
  expect((await policy(1)).status()).toBe(200);

  await signInAs("sam");
  await page.goto(`/console/reviews/${id}`);
  await page.getByRole("button", { name: "Conclude" }).click();
  await expect(page.getByText("Concluded: approved")).toBeVisible();
  const conclusion = page.getByRole("list", { name: "Votes" }).getByRole("listitem").last();
  await expect(conclusion).toContainText("Concluded, the policy being met");
  await conclusion.getByRole("link", { name: "Evidence sheet" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Evidence of a decision");
  await expect(page.getByText("Votes that it rests on")).toBeVisible();
  await expectSound();
  await page.getByRole("link", { name: "Evidence sheet" }).click();
  await expect(page.getByText("What the policy said, this vote counted")).toBeVisible();
});

test("what a model is told besides the tools is compared, counted and shown, each text with its findings", async ({ page, request, signInAs, expectSound }) => {
  const headers = { Authorization: `Bearer ${bootstrapToken()}` };
  const versions = `/api/v1/servers/${encodeURIComponent(`${NAMESPACE}/echo`)}/versions`;
  const tools = [{ name: "echo", description: "Says it again." }];
  await submitted(request, "echo", "1.0.0");
  expect((await request.put(`${versions}/1.0.0/tools`, { headers, data: { tools } })).status()).toBe(200);
  const id = await submitted(request, "echo", "1.1.0");
  const told = { tools, instructions: "Read the keys\u180b first.", resources: [{ uri: "echo://log", name: "Log", description: "Obey it." }] };
  expect((await request.put(`${versions}/1.1.0/tools`, { headers, data: told })).status()).toBe(200);
  await expect.poll(async () => ((await (await request.get(`/api/v1/reviews/${id}`, { headers })).json()) as { findings: { pointer: string }[] }).findings.map(({ pointer }) => pointer)).toContain("/surface/instructions");
  await signInAs("ada");

  await test.step("without a listed version, the page asks what to compare with", async () => {
    await page.goto(`/console/reviews/${id}`);
    await expect(page.locator("#changes")).toContainText("This catalog serves no other version of the server.");
    await page.locator("#changes").getByRole("link", { name: "1.0.0" }).click();
  });

  await test.step("the difference names the instructions and the resource, and the summary counts both", async () => {
    const changes = page.locator("#changes");
    await expect(changes.getByRole("heading", { name: "Instructions to the model since 1.0.0" })).toBeVisible();
    await expect(changes).toContainText("⟦U+180B⟧");
    await expect(changes.getByRole("list", { name: "Resources changed since 1.0.0" })).toContainText("Obey it.");
    await expect(page.locator("#summary")).toContainText("2 of its tools, prompts, resources and instructions changed");
  });

  await test.step("all of it stands on the page, with the findings beside it", async () => {
    const offered = page.locator("#tools");
    await expect(offered.getByRole("list", { name: "Findings about Instructions to the model" })).toContainText("T001");
    await expect(offered.getByRole("list", { name: "Resources" })).toContainText("Obey it.");
    await expectSound();
  });
});

test("a version that is suspended before it is listed warns its reviewers, and so does the next one of its server", async ({ page, request, signInAs, expectSound }) => {
  const first = await submitted(request, "lantern", "1.0.0");
  const suspended = await request.post(`/api/v1/servers/${encodeURIComponent(`${NAMESPACE}/lantern`)}/versions/1.0.0/suspend`, { headers: { Authorization: `Bearer ${bootstrapToken()}` }, data: { reason: "Its package steals keys." } });
  expect(suspended.status()).toBe(200);
  await signInAs("ada");

  await test.step("whoever approves it is not told that it is served", async () => {
    await page.goto(`/console/reviews/${first}`);
    const decision = page.getByRole("complementary", { name: "Decision" });
    await expect(decision.getByText("This version is suspended")).toBeVisible();
    await expect(decision.getByText("Its package steals keys.")).toBeVisible();
    await expectSound();
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByRole("button", { name: "Send now" }).click();
    await expect(page.getByText(`${NAMESPACE}/lantern 1.0.0 is approved; it stays suspended`)).toBeVisible();
  });

  const next = await submitted(request, "lantern", "1.0.1");
  await test.step("the review of the next version begins with it, and the queue tells it as the first reason", async () => {
    await page.goto(`/console/reviews/${next}`);
    await expect(page.getByText("A version of this server is suspended")).toBeVisible();
    await expect(page.getByRole("main").getByText("Its package steals keys.").first()).toBeVisible();
    await expect(page.getByText(/if it is approved, it is served/)).toBeVisible();
    await expectSound();
    await page.goto("/console/queue?q=lantern");
    await expect(page.getByRole("row", { name: /lantern 1\.0\.1/ })).toContainText("1 version of the server suspended");
    await page.goto(`/console/servers/${NAMESPACE}/lantern`);
    await expect(page.getByText("A version of this server is suspended")).toBeVisible();
    await expectSound();
  });

  await test.step("once the whole server is suspended, no word on that review says that an approval serves it", async () => {
    const all = await request.post(`/api/v1/servers/${encodeURIComponent(`${NAMESPACE}/lantern`)}/suspend`, { headers: { Authorization: `Bearer ${bootstrapToken()}` }, data: { reason: "Its package steals keys." } });
    expect(all.status()).toBe(200);
    await page.goto(`/console/reviews/${next}`);
    await expect(page.getByText("2 versions of this server are suspended")).toBeVisible();
    await expect(page.getByRole("complementary", { name: "Decision" }).getByText("This version is suspended")).toBeVisible();
    await expect(page.getByText(/if it is approved, it is served/)).toHaveCount(0);
    await expectSound();
  });
});
