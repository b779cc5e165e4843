import { lookName, looks } from "../fixtures/looks";
import { consolePagesById } from "../fixtures/pages-by-id";
import { screenshotIn } from "../fixtures/screenshots";
import { ScriptWeight } from "../fixtures/script-weight";
import { expect, test } from "../fixtures/test";

/** Every page of an area, in each look: sound, as `expectSound` says, and light enough. */
const PUBLIC = ["/", "/docs/ui", "/docs/rights", "/docs/rights?role=auditor", "/servers", "/servers?q=files", "/servers?q=no-such-thing-anywhere", "/sign-in", "/setup/a-secret-that-is-none", "/nothing-here"];
const SERVER = "/servers/io.modelcontextprotocol/filesystem";
const DETAIL = [
  SERVER,
  ...["install", "tools", "versions", "versions/compare", "security", "api"].map((tab) => `${SERVER}/${tab}`),
  "/servers/io.modelcontextprotocol",
  "/compare",
  "/compare?server=io.modelcontextprotocol%2Ffilesystem&server=io.modelcontextprotocol%2Fmemory",
];
const ACCOUNT = ["/submit", "/submit?server=io.modelcontextprotocol%2Ffilesystem", "/account", "/account/submissions", "/account/submissions?q=file&state=approved", "/account/servers", "/account/namespaces", "/account/namespaces/io.modelcontextprotocol", "/account/inbox", "/account/inbox?unread=1&q=nothing-like-it", "/account/notices", "/account/security", "/account/tokens", "/account/sessions"];
const CONSOLE = ["/console", "/console/queue", "/console/servers", `/console${SERVER}`, "/console/catalogs", "/console/imports", "/console/requests", "/console/categories", "/console/categories?q=nothing-like-it", "/console/namespaces", "/console/namespaces/io.modelcontextprotocol", "/console/users", "/console/users?state=never_signed_in", "/console/users/invitations", "/console/users/robots", "/console/webhooks", "/console/webhooks/new", "/console/audit", "/console/queue/due-times", "/console/catalogs/prod", "/console/catalogs/prod/policy", "/console/catalogs/default/history", "/console/catalogs/default/links", "/console/audit?q=nothing-like-it", "/console/system", "/console/system/jobs", "/console/system/configuration"];

const AREAS = [
  { name: "the catalog", person: null, pages: [...PUBLIC, ...DETAIL], more: null },
  { name: "a publisher's pages", person: "pia", pages: ACCOUNT, more: null },
  { name: "the console", person: "admin", pages: CONSOLE, more: consolePagesById },
] as const;

for (const look of looks) {
  for (const area of AREAS) {
    test(`${area.name} is sound (${lookName(look)})`, async ({ page, baseURL, signInAs, lookAs, expectSound }) => {
      test.setTimeout(360_000);
      if (area.person !== null) await signInAs(area.person);
      await lookAs(look);
      const scripts = new ScriptWeight(page);
      const flaws: string[] = [];
      const more = area.more === null ? [] : await area.more(page.request, baseURL ?? "");
      for (const path of [...area.pages, ...more]) {
        // What is wrong with one page does not hide what is wrong with the next.
        const judge = async (look: () => void | Promise<void>) => {
          try {
            await look();
          } catch (error) {
            flaws.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
          }
        };
        await test.step(path, async () => {
          await page.goto(path);
          await judge(expectSound);
          await judge(() => scripts.expectLight());
          await screenshotIn(page, look, path);
        });
      }
      expect(flaws.join("\n\n")).toBe("");
    });
  }
}

test("the review with findings is accessible and shows evidence, not markup", async ({ page, signInAs, expectAccessible }) => {
  const scripts = new ScriptWeight(page);
  await signInAs("ada");
  await page.goto("/console/queue?q=super-helper");
  await page.getByRole("link", { name: /super-helper/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("super-helper");
  await expectAccessible();
  // Pointing at what opens a dialog fetches the dialog.
  await page.mouse.move(0, 0);
  // What it asks for by itself counts too.
  await page.reload({ waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("super-helper");
  scripts.expectLight();
  await expect(page.getByText("⟦U+200B⟧").first()).toBeVisible();
});
