import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { place } from "./place";
import { startPythonRouter } from "./python/router";
import { type Exchange, type Relay, startRelay } from "./relay";
import type { Router } from "./router";
import { startTypescriptRouter } from "./typescript/router";

export const MCP_PATH = "/nacos/v3/admin/ai/mcp";
export type RouterKind = "typescript" | "python";
export type Registry = "nacos" | "facade";
interface Credentials {
  username: string;
  password: string;
}

/** A router that runs, what it reads, and all that it asked there. */
export interface Seat {
  name: string;
  kind: RouterKind;
  registry: Registry;
  router: Router;
  exchanges: readonly Exchange[];
  /** So many requests were answered so. */
  count(wanted: Partial<Exchange>): number;
  leave(): Promise<void>;
}

/** The routers that can run here; `environment.mjs` has said which cannot. */
export const routerKinds = (): RouterKind[] => (process.env.PYTHON_ROUTER ? ["typescript", "python"] : ["typescript"]);
export const registries = (): Registry[] => (place().nacos === null ? ["facade"] : ["nacos", "facade"]);

interface SeatOptions extends Credentials {
  kind: RouterKind;
  registry: Registry;
  /** Another Nacos than the one of the whole run, with context path. */
  nacosUrl?: string;
  /** None: what the user name or the token says, or Nacos' own, to which our target writes. */
  namespace?: string;
}

/** Starts a router in an empty home, with a relay before what it reads. */
export async function takeSeat({ kind, registry, username, password, nacosUrl = place().nacos?.baseUrl ?? "", namespace = "" }: SeatOptions): Promise<Seat> {
  const relay = await startRelay(registry === "facade" ? place().gatehouse.baseUrl : new URL(nacosUrl).origin);
  const home = await mkdtemp(join(tmpdir(), "gatehouse-router-"));
  const recommendations = `http://${relay.address}${registry === "facade" ? `/c/${username}` : ""}`;
  const options = { serverAddress: relay.address, username, password, namespace, recommendations, home };
  const router = await startRouter(kind, options).catch(async (error: unknown) => {
    await tidy(relay, home);
    throw error;
  });
  return {
    ...{ name: `${kind} on ${registry}`, kind, registry, router, exchanges: relay.exchanges },
    count: (wanted) => relay.exchanges.filter((exchange) => Object.entries(wanted).every(([key, value]) => exchange[key as keyof Exchange] === value)).length,
    async leave() {
      await router.stop();
      await tidy(relay, home);
    },
  };
}

function startRouter(kind: RouterKind, options: Parameters<typeof startTypescriptRouter>[0]): Promise<Router> {
  return kind === "typescript" ? startTypescriptRouter(options) : startPythonRouter(process.env.PYTHON_ROUTER ?? "", options);
}

async function tidy(relay: Relay, home: string): Promise<void> {
  await relay.close();
  await rm(home, { recursive: true, force: true });
}

/** Does the same at every seat at once; what fails says where. */
export async function everywhere<T>(seats: readonly Seat[], work: (seat: Seat) => Promise<T>): Promise<T[]> {
  return Promise.all(
    seats.map((seat) =>
      work(seat).catch((error: unknown) => {
        throw new Error(`${seat.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }),
    ),
  );
}
