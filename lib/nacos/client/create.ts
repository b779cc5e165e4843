import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { NacosAdmin, NacosState } from "./admin";
import { dataOf, denialOf, parsed } from "./answer";
import { createCaller, parseData } from "./caller";
import { capabilitiesOf } from "./capabilities";
import { rawConfigs } from "./configs";
import { NacosError } from "./errors";
import { namespaces } from "./namespaces";
import { mcpServers } from "./servers";
import { endpointServices } from "./services";
import { createSession, type NacosCredentials } from "./session";
import { createTransport, type TransportOptions } from "./transport";

export interface NacosAdminOptions extends TransportOptions {
  /** Its id, not its name. Nacos' own default is `public`. */
  namespaceId: string;
  /** Null where Nacos runs without authentication. */
  credentials: NacosCredentials | null;
}

const stateSchema = z.object({ version: z.string(), startup_mode: z.string().nullable().default(null) });

/**
 * A client for one Nacos target. Nothing is asked before the first call. Private addresses are as good as others: a Nacos
 * stands inside. Never log `options`.
 *
 * Throws `TypeError` when a base URL is not plain http or https: none may hold credentials or a query, since base URLs are shown to people.
 */
export function createNacosAdmin(options: NacosAdminOptions): NacosAdmin {
  options.baseUrls.forEach(assertPlain);
  const send = createTransport(options);
  const session = createSession(send, options.credentials);
  const pause = (ms: number): Promise<void> => interruptible(ms, options.signal);
  const caller = createCaller(send, session, { namespaceId: options.namespaceId, pause });
  let known: Promise<NacosState> | null = null;

  function state(): Promise<NacosState> {
    known ??= askState().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  }

  /** Open to everybody on 3.1.0; signed in where it is not. */
  async function askState(): Promise<NacosState> {
    const request = { method: "GET", path: "/v3/admin/core/state" } as const;
    const answer = await send(request, {});
    const { version, startup_mode } = parseData(stateSchema, denialOf(answer) === null ? dataOf(answer, request.method) : await caller.data(request));
    return { version, standalone: startup_mode === "standalone", ...capabilitiesOf(version) };
  }

  return {
    namespaceId: options.namespaceId,
    state,
    ready: async () => {
      const answer = parsed((await send({ method: "GET", path: "/v3/admin/core/state/readiness" }, {})).text);
      return readySchema.safeParse(answer).success;
    },
    forget: () => {
      session.forget();
      known = null;
    },
    ...mcpServers(caller, state),
    ...endpointServices(caller),
    ...rawConfigs(caller),
    ...namespaces(caller),
  };
}

/** Not ready is HTTP 200 with another code (nacos.md §2.10). */
const readySchema = z.object({ code: z.literal(0) });

function assertPlain(baseUrl: string): void {
  const url = new URL(baseUrl);
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.username || url.password || url.search || url.hash) {
    throw new TypeError("The address of a Nacos is plain http or https, without user, password, query and fragment.");
  }
}

async function interruptible(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch {
    throw new NacosError("unavailable", { message: "The call was stopped." });
  }
}
