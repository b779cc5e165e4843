/** Installs packages of Debian, for tests that need programs which are absent. Node built-ins only. */
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "./process.mjs";

/** Two at once would trip over apt's own locks, one of which it does not wait for. */
const LOCK = path.join(tmpdir(), "gatehouse-apt.lock");
const SCRIPT = 'apt-get update -qq; apt-get install -y -qq --no-install-recommends "$@"';

/** Null when they are installed, else what apt said. As root, or by a sudo that asks nothing. */
export async function installFromDebian(...packages) {
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const command = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "flock", LOCK, "sh", "-c", SCRIPT, "apt", ...packages];
  const { ok, ending, output } = await run(command, { quiet: true });
  return ok ? null : output || ending;
}
