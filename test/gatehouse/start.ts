import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { type Person, readPeople } from "@/e2e/fixtures/credentials";
import { freePort, startServer } from "@/e2e/fixtures/server-process";
import { demoDataDir } from "@/test/gatehouse/demo-data";
import { type Session, signIn, trySignIn } from "@/test/gatehouse/session";

const PEOPLE = ["admin", "ada", "sam", "pia"] as const;
export type PersonName = (typeof PEOPLE)[number];

export interface RunningGatehouse {
  baseUrl: string;
  pid: number;
  dataDir: string;
  bootstrapToken: string;
  people: Record<PersonName, Person>;
  signIn(email: string, password: string): Promise<Session>;
  /** The answer to an attempt to sign in. */
  trySignIn(email: string, password: string): Promise<Response>;
  /** `kill -9` of the web process; the data stays. */
  kill(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

export interface StartOptions {
  env?: Record<string, string>;
  /** Data of an earlier run, kept by the caller. */
  dataDir?: string;
  bootstrapToken?: string;
}

/** Starts the built Gatehouse as a process of its own, on data of the demo unless `dataDir` names others. */
export async function startGatehouse(options: StartOptions = {}): Promise<RunningGatehouse> {
  const dataDir = options.dataDir ?? (await demoDataDir());
  const bootstrapToken = options.bootstrapToken ?? randomBytes(32).toString("hex");
  const env = { GATEHOUSE_DEMO: "1", GATEHOUSE_BOOTSTRAP_TOKEN: bootstrapToken, LOG_LEVEL: "warn", ...options.env };
  const server = await startServer({ port: await freePort(), dataDir, env });
  const people = readPeople(dataDir);
  const named = PEOPLE.map((name) => [name, people.find(({ email }) => email.startsWith(`${name}@`))] as const);
  return {
    baseUrl: server.url,
    pid: server.pid,
    dataDir,
    bootstrapToken,
    people: Object.fromEntries(named) as Record<PersonName, Person>,
    signIn: (email, password) => signIn(server.url, email, password),
    trySignIn: (email, password) => trySignIn(server.url, email, password),
    kill: () => server.kill(),
    async stop() {
      await server.stop();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
