/**
 * `npm run screenshots` writes every page to docs/screenshots, some in several looks; `npm run screenshots -- FOLDER` every page in every theme,
 * language and width to that folder. `--only REGEXP` takes those whose name fits, such as `home-dark`. A built Gatehouse with the demo,
 * a few weeks older, is started for it and ended again.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type BrowserContext, chromium } from "@playwright/test";
import { everyLook, type Look, wear } from "@/e2e/fixtures/looks";
import { ensureBuilt } from "@/scripts/build.mjs";
import { ensureChromium } from "@/scripts/ensure-chromium.mjs";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { startNacosDouble } from "@/test/nacos/double/start";
import { givenLivedInDemo } from "./content";
import { allShots, LIGHT, type Shot } from "./pages";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string", default: "" } } });
const [matrix] = positionals;
const only = new RegExp(values.only);
const KEPT = "docs/screenshots";

const lookOf = ({ theme, locale, width }: Look) => `${theme}-${locale}-${width}`;

/** How a page is taken: in every look for a folder of one's own, else as the documents show it. */
function wanted(shot: Shot): Look[] {
  const looks = matrix === undefined ? everyLook.filter((look) => [LIGHT, ...(shot.also ?? [])].includes(lookOf(look))) : everyLook;
  return looks.filter((look) => only.test(`${shot.name}-${lookOf(look)}`));
}

/** Cookies of a signed-in person, as a browser keeps them. */
async function signedIn(context: BrowserContext, gatehouse: RunningGatehouse, person: Shot["person"]): Promise<void> {
  if (person === null) return;
  const { email, password } = gatehouse.people[person];
  const cookies = (await gatehouse.signIn(email, password)).cookie().split("; ");
  await context.addCookies(cookies.map((cookie) => ({ name: cookie.slice(0, cookie.indexOf("=")), value: cookie.slice(cookie.indexOf("=") + 1), url: gatehouse.baseUrl })));
}

/** Pictures of a page for documents show the first screen; those to be looked at show all of it. */
async function takeShots(context: BrowserContext, baseUrl: string, shot: Shot, folder: string): Promise<void> {
  const page = await context.newPage();
  for (const look of wanted(shot)) {
    await wear(page, look, baseUrl);
    await page.goto(`${baseUrl}${shot.path}`, { waitUntil: "networkidle" });
    await shot.act?.(page);
    await page.screenshot({ path: path.join(folder, `${shot.name}-${lookOf(look)}.png`), animations: "disabled", fullPage: matrix !== undefined });
  }
  await page.close();
}

async function main(): Promise<void> {
  await ensureBuilt();
  const folder = matrix ?? KEPT;
  mkdirSync(folder, { recursive: true });
  const nacos = await startNacosDouble();
  const gatehouse = await startGatehouse();
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  try {
    const shots = allShots(await givenLivedInDemo(gatehouse, nacos)).filter((shot) => wanted(shot).length > 0);
    for (const person of new Set(shots.map((shot) => shot.person))) {
      const context = await browser.newContext();
      await signedIn(context, gatehouse, person);
      for (const shot of shots.filter((one) => one.person === person)) await takeShots(context, gatehouse.baseUrl, shot, folder);
      await context.close();
    }
  } finally {
    await browser.close();
    await gatehouse.stop();
    await nacos.stop();
  }
}

await main();
