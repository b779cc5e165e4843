/** `npm run dev`: the same server as `npm start`, from the sources; restarted when they change, pages compiled on demand. */
import { spawn } from "node:child_process";
import { ensureGenerated } from "./generate.mjs";
import { ensureInstalled } from "./install.mjs";
import { binary, root } from "./process.mjs";

await ensureInstalled();
await ensureGenerated();

const server = spawn(binary("tsx"), ["watch", "--clear-screen=false", "server.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
});
// Both get the Ctrl-C of a terminal; the one sent to this process alone is passed on.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("close", (code) => (process.exitCode = code ?? 1));
