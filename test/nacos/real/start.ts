import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { ended, freePorts, lastWords, prepareHome, spawnNacos } from "./process";
import { makeUsers, type NacosUsers } from "./users";

/** Eight seconds on an idle machine, a minute and more on a busy one. */
const READY_WITHIN_MS = 180_000;

/** What tests need to know of a running Nacos; plain data. */
export interface NacosFacts {
  /** With context path. Stays the same over restarts. */
  baseUrl: string;
  version: string;
  users: NacosUsers;
}

export interface RealNacos {
  facts: NacosFacts;
  /** Ends the process, by SIGTERM or at once; the data stays. */
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Starts it again on the same ports with the same data; resolves when it is ready. */
  start(): Promise<void>;
  /** Ends the process and removes the data. */
  remove(): Promise<void>;
}

/** How to start one: a Java of version 17 or later, and what build.mjs has built. */
export interface NacosProgram {
  java: string;
  build: string;
}

const envelopeSchema = z.object({ code: z.number(), data: z.unknown() });
const stateSchema = z.object({ data: z.object({ version: z.string() }) });

/**
 * Starts a real Nacos with fresh data in a temporary folder (0.6 GB while it runs). Ready means that the sync user can list
 * servers: what the server says of itself comes too early, and lies (nacos.md §2.10).
 */
export async function startRealNacos({ java, build }: NacosProgram): Promise<RealNacos> {
  const ports = await freePorts();
  const home = await mkdtemp(join(tmpdir(), "gatehouse-nacos-"));
  await prepareHome(home, ports);
  const baseUrl = `http://127.0.0.1:${ports.http}/nacos`;
  let child: ChildProcess | undefined;
  let users: NacosUsers | undefined;

  async function start(): Promise<void> {
    const started = await spawnNacos(java, build, home);
    child = started;
    const alive = (): boolean => started.exitCode === null && started.signalCode === null;
    try {
      await until(alive, () => answers(`${baseUrl}/v3/admin/core/state/readiness`));
      users ??= await makeUsers(baseUrl);
      const { username, password } = users.sync;
      await until(alive, () => answers(`${baseUrl}/v3/admin/ai/mcp/list`, { username, password }));
    } catch (error) {
      started.kill("SIGKILL");
      throw new Error(`Nacos does not come up. It ended with:\n${await lastWords(home)}`, { cause: error });
    }
  }

  async function stop(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (child === undefined) return;
    child.kill(signal);
    await ended(child);
  }

  async function remove(): Promise<void> {
    await stop("SIGKILL");
    await rm(home, { recursive: true, force: true });
  }

  /** Its database allows itself few seconds to open, and a busy machine may need more: then all from the beginning, once. */
  async function startAnew(): Promise<void> {
    await remove();
    await prepareHome(home, ports);
    await start();
  }

  try {
    await start().catch(startAnew);
    const { version } = stateSchema.parse(await (await fetch(`${baseUrl}/v3/admin/core/state`)).json()).data;
    return { facts: { baseUrl, version, users: users as unknown as NacosUsers }, start, stop, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function answers(url: string, headers: Record<string, string> = {}): Promise<boolean> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
  return envelopeSchema.safeParse(await response.json()).data?.code === 0;
}

async function until(alive: () => boolean, holds: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + READY_WITHIN_MS;
  while (Date.now() < limit && alive()) {
    if (await holds().catch(() => false)) return;
    await pause(200);
  }
  throw new Error(alive() ? `not ready within ${READY_WITHIN_MS / 1000} seconds` : "the process ended");
}
