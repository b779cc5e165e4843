import { spawn } from "node:child_process";

export interface Outcome {
  ok: boolean;
  /** What it printed, both streams in their order of arrival. */
  output: string;
}

/** Runs a client as a process of its own to its end; nothing can be typed into it. */
export function runClient([program = "", ...args]: string[], options: { cwd: string; env?: Record<string, string> }): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production" as const, ...options.env };
    const child = spawn(program, args, { cwd: options.cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
