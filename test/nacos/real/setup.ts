import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { startRealNacos, type NacosFacts, type RealNacos } from "./start";

declare module "vitest" {
  interface ProvidedContext {
    nacos: NacosFacts;
    /** Stops and starts it: tests run in processes of their own. */
    nacosControl: string;
  }
}

function required(name: "NACOS_JAVA" | "NACOS_BUILD"): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start these tests by "node test/nacos/run.mjs" or "npm test"`);
  return value;
}

/** One Nacos for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const nacos = await startRealNacos({ java: required("NACOS_JAVA"), build: required("NACOS_BUILD") });
  const control = await startControl(nacos);
  project.provide("nacos", nacos.facts);
  project.provide("nacosControl", control.url);
  return async () => {
    control.close();
    await nacos.remove();
  };
}

/** Answers a POST when it is done: 204, or 500 with the reason. */
async function startControl(nacos: RealNacos): Promise<{ url: string; close(): void }> {
  const actions: Readonly<Record<string, () => Promise<void>>> = {
    "/stop": () => nacos.stop("SIGTERM"),
    "/kill": () => nacos.stop("SIGKILL"),
    "/start": () => nacos.start(),
  };
  const server = createServer((request, response) => {
    const action = actions[request.url ?? ""] ?? (() => Promise.reject(new Error("no such action")));
    action().then(
      () => response.writeHead(204).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  // A start takes its time.
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
