import { ensureJava } from "../../scripts/ensure-java.mjs";
import { ensurePython } from "../../scripts/ensure-python.mjs";
import { nacosEnvironment } from "../nacos/real/environment.mjs";
import { ensurePythonRouter } from "./python/install.mjs";

/**
 * What the tests need besides the TypeScript router, which is always there: a Nacos and the Python router. What cannot be had
 * is said in a line and left out; in CI that is an error.
 */
export async function routersEnvironment() {
  const python = await ensurePython();
  const nacos = nacosEnvironment(await ensureJava());
  return { ...nacos, ...(python !== null && { PYTHON_ROUTER: await ensurePythonRouter(python) }) };
}
