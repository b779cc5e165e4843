/** The tests on real routers by hand: `node test/routers/run.mjs [vitest arguments]`. `npm test` runs them as its part "routers". */
import { binary, run } from "../../scripts/process.mjs";
import { routersEnvironment } from "./environment.mjs";

const installed = await run([process.execPath, "test/routers/install.mjs"]);
const env = installed.ok ? await routersEnvironment() : {};
const result = installed.ok && (await run([binary("vitest"), "run", "--config=test/routers/vitest.config.ts", ...process.argv.slice(2)], { env }));
process.exitCode = result.ok ? 0 : 1;
