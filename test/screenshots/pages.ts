import type { Page } from "@playwright/test";
import type { PersonName } from "@/test/gatehouse/start";
import type { Subjects } from "./content";

/** A page as somebody sees it. */
export interface Shot {
  /** Of its file; stable, since documents show it. */
  name: string;
  path: string;
  /** Null: nobody is signed in. */
  person: PersonName | null;
  /** What that person does before the picture is taken. */
  act?: (page: Page) => Promise<unknown>;
  /** Looks in the repository besides `LIGHT`, in which every page is there; the whole matrix stays out of it. */
  also?: readonly string[];
}

export const LIGHT = "light-en-1440";
const DARK = "dark-en-1440";
const CHINESE = "light-zh-CN-1440";
const PHONE = "light-en-320";
const DARK_PHONE = "dark-zh-CN-320";

const SERVER = "/servers/io.modelcontextprotocol/filesystem";
const TWO = "server=io.modelcontextprotocol%2Ffilesystem&server=io.modelcontextprotocol%2Fgit";

const PUBLIC: Omit<Shot, "person">[] = [
  { name: "home", path: "/", also: [DARK, CHINESE, DARK_PHONE] },
  { name: "servers", path: "/servers", also: [DARK_PHONE] },
  { name: "servers-table", path: "/servers?view=table" },
  { name: "servers-search", path: "/servers?q=read+files&install=npm" },
  { name: "servers-no-match", path: "/servers?q=weatherr-station" },
  { name: "palette", path: "/docs", act: (page) => openPalette(page), also: [DARK] },
  { name: "namespace", path: "/servers/io.modelcontextprotocol" },
  { name: "server", path: SERVER, also: [CHINESE, DARK_PHONE] },
  { name: "server-install", path: `${SERVER}/install`, also: [DARK, PHONE] },
  { name: "server-tools", path: `${SERVER}/tools` },
  { name: "server-versions", path: `${SERVER}/versions` },
  { name: "server-versions-compare", path: `${SERVER}/versions/compare` },
  { name: "server-security", path: `${SERVER}/security` },
  { name: "server-api", path: `${SERVER}/api` },
  { name: "compare", path: `/compare?${TWO}` },
  { name: "docs-api", path: "/docs/api" },
  { name: "docs-api-group", path: "/docs/api/product/servers" },
  { name: "docs-ui", path: "/docs/ui" },
  { name: "setup", path: "/setup/a-secret-that-is-none" },
  { name: "sign-in", path: "/sign-in" },
  { name: "not-found", path: "/nothing-here" },
];

async function openPalette(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  // Keys are heard as soon as the scripts run.
  for (let tries = 0; tries < 20 && !(await dialog.isVisible()); tries += 1) {
    await page.keyboard.press("Control+k");
    await page.waitForTimeout(500);
  }
  await dialog.getByRole("combobox").fill("git");
  await dialog.getByRole("option").nth(1).waitFor();
}

/** What a suspension will hit, before it is done. */
async function openSuspension(page: Page): Promise<void> {
  const dialog = page.getByRole("alertdialog");
  const open = page.getByRole("button", { name: /^(Suspend|暂停)$/ }).first();
  for (let tries = 0; tries < 20 && !(await dialog.isVisible()); tries += 1) {
    await open.click();
    await page.waitForTimeout(500);
  }
  await dialog.getByRole("heading", { level: 3 }).first().waitFor();
}

const accountPages = ({ rejected }: Subjects): Omit<Shot, "person">[] => [
  { name: "submit", path: "/submit" },
  { name: "submit-revision", path: `/submit?review=${rejected}` },
  { name: "account", path: "/account" },
  { name: "account-submissions", path: "/account/submissions" },
  { name: "account-servers", path: "/account/servers" },
  { name: "account-inbox", path: "/account/inbox" },
  { name: "account-notices", path: "/account/notices" },
  { name: "account-security", path: "/account/security" },
  { name: "account-namespaces", path: "/account/namespaces" },
  { name: "account-namespace", path: "/account/namespaces/io.modelcontextprotocol" },
  { name: "account-tokens", path: "/account/tokens" },
  { name: "account-sessions", path: "/account/sessions" },
];

const reviewPages = ({ update, findings, evidence }: Subjects): Omit<Shot, "person">[] => [
  { name: "queue", path: "/console/queue", also: [DARK_PHONE] },
  { name: "due-times", path: "/console/queue/due-times" },
  { name: "review", path: `/console/reviews/${update}`, also: [DARK, CHINESE] },
  { name: "review-findings", path: `/console/reviews/${findings}` },
  { name: "review-evidence", path: `/console/reviews/${evidence.review}/evidence/${evidence.vote}` },
];

const consolePages = ({ target, unreachable, import: imported, person, robot, webhook }: Subjects): Omit<Shot, "person">[] => [
  { name: "console", path: "/console" },
  { name: "console-servers", path: "/console/servers" },
  { name: "console-server", path: `/console${SERVER}` },
  { name: "console-server-suspension", path: `/console${SERVER}`, act: (page) => openSuspension(page) },
  { name: "console-requests", path: "/console/requests" },
  { name: "console-catalogs", path: "/console/catalogs" },
  { name: "console-catalog", path: "/console/catalogs/prod" },
  { name: "console-policy", path: "/console/catalogs/prod/policy" },
  { name: "console-catalog-history", path: "/console/catalogs/default/history" },
  { name: "console-categories", path: "/console/categories" },
  { name: "console-namespaces", path: "/console/namespaces" },
  { name: "targets", path: "/console/targets" },
  { name: "target", path: `/console/targets/${target}`, also: [DARK_PHONE] },
  { name: "target-unreachable", path: `/console/targets/${unreachable}` },
  { name: "target-item", path: `/console/targets/${target}/servers/io.modelcontextprotocol/memory` },
  { name: "target-dry-run", path: `/console/targets/${target}/dry-run` },
  { name: "target-findings", path: `/console/targets/${target}/findings` },
  { name: "target-history", path: `/console/targets/${target}/history` },
  { name: "target-import", path: `/console/targets/${target}/import?namespace=com.contoso` },
  { name: "target-settings", path: `/console/targets/${target}/settings` },
  { name: "target-new", path: "/console/targets/new" },
  { name: "imports", path: "/console/imports" },
  { name: "import", path: `/console/imports/${imported}` },
  { name: "users", path: "/console/users" },
  { name: "person", path: `/console/users/${person}` },
  { name: "invitations", path: "/console/users/invitations" },
  { name: "robots", path: "/console/users/robots" },
  { name: "robot", path: `/console/users/robots/${robot}` },
  { name: "rights", path: "/docs/rights?role=reviewer" },
  { name: "console-namespace", path: "/console/namespaces/io.modelcontextprotocol" },
  { name: "webhooks", path: "/console/webhooks" },
  { name: "webhook", path: `/console/webhooks/${webhook}` },
  { name: "webhook-settings", path: `/console/webhooks/${webhook}/settings` },
  { name: "webhook-new", path: "/console/webhooks/new" },
  { name: "audit", path: "/console/audit" },
  { name: "system", path: "/console/system" },
  { name: "system-jobs", path: "/console/system/jobs" },
  { name: "system-configuration", path: "/console/system/configuration?q=SIGNIN" },
];

/** Every page, as the right person. */
export function allShots(subjects: Subjects): Shot[] {
  const as = (person: Shot["person"], pages: Omit<Shot, "person">[]) => pages.map((page) => ({ ...page, person }));
  return [...as(null, PUBLIC), ...as("pia", accountPages(subjects)), ...as("ada", reviewPages(subjects)), ...as("admin", consolePages(subjects))];
}
