import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Answered, springError, type DoubleAnswer } from "./answers";
import { FAULTS, type Fault } from "./faults";
import { readRequest, type DoubleRequest } from "./request";
import { route } from "./routes";
import { newState, type DoubleState } from "./state";
import { Users } from "./users";

/** A user that may write, one that may only read, one that may all; their passwords are as their names. */
export const SYNC_USER = { username: "gh-sync", password: "gh-sync" };
export const ROUTER_USER = { username: "gh-router", password: "gh-router" };
export const ADMIN_USER = { username: "nacos", password: "nacos" };

export interface NacosDouble {
  /** With context path: `http://127.0.0.1:PORT/nacos`. */
  baseUrl: string;
  state: DoubleState;
  users: Users;
  /** Every request since the start, oldest first, those that met a fault too. */
  requests: readonly DoubleRequest[];
  /** The next `times` requests that fit meet the fault. Injected ones are met in their order. */
  inject(fault: Fault, on?: { method?: string; path?: string; times?: number }): void;
  /** Takes all faults back that were not met yet; returns how often they would have been. */
  heal(): number;
  /** As after a stop and start: instances of DIRECT endpoints and of services that Nacos checks are unhealthy for good (nacos.md §1.3). */
  loseEndpoints(): void;
  /** Nobody listens any more; the data stays. */
  goAway(): Promise<void>;
  /** Listens again on the same port. */
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

interface Planned {
  fault: Fault;
  method: string | undefined;
  path: string | undefined;
  times: number;
}

/**
 * A Nacos in memory for what the real one will not do on demand: enough behaviour to sync against, any version from 3.0.3 to
 * 3.3, faults and lags by script. That its healthy answers are Nacos' own is shown by replaying the captures (double.test.ts).
 */
export async function startNacosDouble(version = "3.1.0"): Promise<NacosDouble> {
  const state = newState(version);
  const users = new Users();
  users.set(SYNC_USER.username, SYNC_USER.password, "rw");
  users.set(ROUTER_USER.username, ROUTER_USER.password, "r");
  users.set(ADMIN_USER.username, ADMIN_USER.password, "admin");
  const requests: DoubleRequest[] = [];
  const planned: Planned[] = [];

  function met(request: DoubleRequest): Fault | undefined {
    const plan = planned.find(
      ({ method, path, times }) => times > 0 && (method === undefined || method === request.method) && (path === undefined || path === request.path),
    );
    if (plan) plan.times -= 1;
    return plan?.fault;
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    requests.push(request);
    const fault = met(request);
    if (fault === "hang") return;
    if (fault === "cut_before") return void outgoing.destroy();
    const prepared = fault && FAULTS[fault].answer;
    if (prepared) return respond(outgoing, prepared);
    const answer = answerOf(() => route({ state, users, request, halfway: fault === "half_written" ? dieHalfway : () => undefined }), request);
    if (answer === null || fault === "cut_after") outgoing.destroy();
    else respond(outgoing, answer);
  }

  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const goAway = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/nacos`,
    state,
    users,
    requests,
    inject: (fault, { method, path, times = 1 } = {}) => void planned.push({ fault, method, path, times }),
    heal: () => planned.splice(0).reduce((left, { times }) => left + times, 0),
    loseEndpoints: () => {
      for (const service of state.services.all()) {
        if (service.direct || service.checked) for (const instance of service.instances) instance.healthy = false;
      }
    },
    goAway,
    comeBack: () => listen(port),
    stop: goAway,
  };
}

class DiedHalfway extends Error {}

function dieHalfway(): void {
  throw new DiedHalfway();
}

/** Null: Nacos died, and there is no answer. */
function answerOf(work: () => DoubleAnswer, request: DoubleRequest): DoubleAnswer | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Answered) return error.answer;
    if (error instanceof DiedHalfway) return null;
    return springError(500, "Internal Server Error", String(error), `/nacos${request.path}`);
  }
}

function respond(outgoing: ServerResponse, { status, body }: DoubleAnswer): void {
  outgoing.statusCode = status;
  if (body === undefined) return void outgoing.end();
  if (typeof body === "string") return void outgoing.end(body);
  outgoing.setHeader("Content-Type", "application/json");
  outgoing.end(JSON.stringify(body));
}
