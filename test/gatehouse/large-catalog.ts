import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { approve } from "@/bench/decisions";
import type { RunningGatehouse } from "@/test/gatehouse/start";

export const MANY_TOOLS_SERVER = "com.example/many-tools";

const run = promisify(execFile);

/** Imports as many made-up servers, always the same for the same number; those that are there already are refused. */
async function importServers(gatehouse: RunningGatehouse, servers: number, ...options: string[]): Promise<void> {
  const file = path.join(tmpdir(), `gatehouse-large-${process.pid}.json`);
  const env = { ...process.env, DATABASE_URL: "", GATEHOUSE_DATA_DIR: gatehouse.dataDir, NODE_ENV: "production" as const };
  try {
    await run(process.execPath, ["bench/generate.mjs", file, "--versions", String(servers), "--servers", String(servers)]);
    await run(process.execPath, ["dist/gatehouse.js", "import", file, ...options], { env, maxBuffer: 1 << 26 });
  } finally {
    rmSync(file, { force: true });
  }
}

/** Fills an installation that runs: many servers listed by import, and one that was approved with many tools. */
export async function fillCatalog(gatehouse: RunningGatehouse, { servers, tools }: { servers: number; tools: number }): Promise<void> {
  await importServers(gatehouse, servers, "--list", "--reason", "a large catalog");
  const ada = await gatehouse.signIn(gatehouse.people.ada.email, gatehouse.people.ada.password);
  await approve(gatehouse, ada, MANY_TOOLS_SERVER, manyTools(tools));
  // The import was another process: this one serves its last server too.
  while ((await fetch(`${gatehouse.baseUrl}/servers/io.github.owner${Math.floor((servers - 1) / 3)}`)).status !== 200) await pause(100);
}

/** Fills the queue: submissions beyond the servers that are listed already, with their checks done. */
export async function fillQueue(gatehouse: RunningGatehouse, { listed, reviews }: { listed: number; reviews: number }): Promise<void> {
  // Those that are known are refused, one by one, and the command says so by its exit code.
  await importServers(gatehouse, listed + reviews).catch(() => undefined);
  const ada = await gatehouse.signIn(gatehouse.people.ada.email, gatehouse.people.ada.password);
  const unchecked = async () => ((await (await ada.fetch("/api/v1/reviews?state=submitted&limit=1")).json()) as { items: unknown[] }).items.length;
  while ((await unchecked()) > 0) await pause(500);
}

/** Tools as real ones are: a name, a sentence, hints and a few parameters. */
function manyTools(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `do_thing_${index}`,
    description: `Does thing number ${index} and answers with what came of it. Takes at most ${index + 1} things at once.`,
    annotations: { readOnlyHint: index % 3 === 0, destructiveHint: index % 3 === 2 },
    inputSchema: {
      type: "object",
      properties: { id: { type: "string", description: `Which thing ${index} is meant.` }, limit: { type: "integer", minimum: 1 } },
      required: ["id"],
    },
  }));
}
