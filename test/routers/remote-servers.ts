import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { TYPESCRIPT_DIR } from "./agent";

export interface RemoteServers {
  port: number;
  /** What blocking them at a gateway looks like to a router: nothing answers any more. */
  stop(): Promise<void>;
}

/** Starts the SSE and the streamable server on a free port. */
export async function startRemoteServers(): Promise<RemoteServers> {
  const child = spawn(process.execPath, ["servers/remote.mjs"], { cwd: TYPESCRIPT_DIR, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (line) => resolve(Number(line)));
    void ended.then(() => reject(new Error("the remote servers did not start")));
  });
  return {
    port,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
