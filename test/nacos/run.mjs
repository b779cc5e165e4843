/** The tests on a real Nacos by hand: `node test/nacos/run.mjs [vitest arguments]`. `npm test` runs them as its part "nacos". */
import { ensureJava } from "../../scripts/ensure-java.mjs";
import { binary, run } from "../../scripts/process.mjs";
import { nacosEnvironment } from "./real/environment.mjs";

const env = nacosEnvironment(await ensureJava());
if (env !== null) {
  const result = await run([binary("vitest"), "run", "--config=test/nacos/vitest.config.ts", ...process.argv.slice(2)], { env });
  process.exitCode = result.ok ? 0 : 1;
}
