/**
 * What parts of `npm test` need and what takes time to get. All of it begins with the run, in the background. A part asks
 * for what it needs once more when it runs: a preparation that failed is tried again there, and counted there.
 */
import { nacosEnvironment } from "../test/nacos/real/environment.mjs";
import { ensurePythonRouter } from "../test/routers/python/install.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ensureJava } from "./ensure-java.mjs";
import { ensurePublisher } from "./ensure-publisher.mjs";
import { ensurePython } from "./ensure-python.mjs";
import { ensureSchemathesis } from "./ensure-schemathesis.mjs";
import { ensureInstalled } from "./install.mjs";
import { run } from "./process.mjs";

const preparation = (name, prepare) => ({ name, background: true, run: async () => counted(await prepare()) });

/** Nothing to count. `false` says that it did not work. */
const counted = (result) => ({ passed: 0, failed: result === false ? 1 : 0 });

export const preparations = [
  preparation("chromium", ensureChromium),
  preparation("nacos server", async () => nacosEnvironment(await ensureJava())),
  preparation("router packages", async () => (await run([process.execPath, "test/routers/install.mjs"])).ok),
  preparation("python router", pythonRouter),
  preparation("client packages", () => ensureInstalled("test/clients", "installing the clients")),
  preparation("schemathesis", ensureSchemathesis),
  preparation("mcp-publisher", ensurePublisher),
];

async function pythonRouter() {
  const python = await ensurePython();
  return python === null ? null : ensurePythonRouter(python);
}
