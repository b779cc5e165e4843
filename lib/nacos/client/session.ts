import { z } from "zod";
import { denialOf, parsed, type HttpAnswer } from "./answer";
import { NacosError } from "./errors";
import type { Transport } from "./transport";

export interface NacosCredentials {
  username: string;
  password: string;
}

/** The token of one user, fetched when needed and shared by all calls under way. */
export interface Session {
  /** The token to send, or null where Nacos wants none. Throws `auth_denied`, `unavailable`, `unexpected`. */
  token(): Promise<string | null>;
  /** A token other than `refused`, or null when another login would only give the same answer. */
  replacementFor(refused: string, denial: "credentials" | "rights"): Promise<string | null>;
  forget(): void;
}

/** Not the envelope: login answers raw (capture 05-login). */
const loginSchema = z.object({ accessToken: z.string().min(1), tokenTtl: z.coerce.number().positive() });

/** Renewed when this share of its life is over, so that no call meets an expired token. */
const RENEW_AFTER = 0.8;
/** Nacos looks rights up by user; only an old token may carry old ones. Spares a BCrypt login for each refused write. */
const RIGHTS_MAY_BE_STALE_AFTER_MS = 60_000;

interface Login {
  token: string;
  at: number;
  renewAt: number;
}

/** Logs in by token: sending the password with each request costs Nacos 70 ms of CPU each time (nacos.md §2.6). */
export function createSession(send: Transport, credentials: NacosCredentials | null, now: () => number = Date.now): Session {
  if (credentials === null) return { token: async () => null, replacementFor: async () => null, forget: () => undefined };
  let login: Promise<Login> | null = null;

  function startLogin(): Promise<Login> {
    const started = logIn(send, credentials as NacosCredentials, now);
    login = started;
    // A failed login is not kept: the next call tries again.
    started.catch(() => {
      if (login === started) login = null;
    });
    return started;
  }

  /** Of several calls that find the same login stale, one logs in and the others wait for it. */
  const after = (stale: Promise<Login>): Promise<Login> => (login === null || login === stale ? startLogin() : login);

  return {
    token: async () => {
      const pending = login ?? startLogin();
      const known = await pending;
      return now() < known.renewAt ? known.token : (await after(pending)).token;
    },
    replacementFor: async (refused, denial) => {
      const pending = login ?? startLogin();
      const known = await pending;
      if (known.token !== refused) return known.token;
      if (denial === "rights" && now() - known.at < RIGHTS_MAY_BE_STALE_AFTER_MS) return null;
      return (await after(pending)).token;
    },
    forget: () => {
      login = null;
    },
  };
}

async function logIn(send: Transport, { username, password }: NacosCredentials, now: () => number): Promise<Login> {
  const at = now();
  const answer = await send({ method: "POST", path: "/v3/auth/user/login", form: { username, password }, repeatable: true }, {});
  const { accessToken, tokenTtl } = loginOf(answer);
  return { token: accessToken, at, renewAt: at + tokenTtl * 1000 * RENEW_AFTER };
}

/** Of what a login answers nothing is ever quoted. */
function loginOf(answer: HttpAnswer): z.infer<typeof loginSchema> {
  const { status, text } = answer;
  const body = parsed(text);
  const login = status === 200 ? loginSchema.safeParse(body) : null;
  if (login?.success) return login.data;
  if (denialOf(answer) !== null || isWrongPassword(status, body)) {
    throw new NacosError("auth_denied", { message: `Nacos refused the login (${status}): user name or password is wrong.`, status, denial: "credentials" });
  }
  if (status === 429 || status >= 500) throw new NacosError(status === 429 ? "limited" : "unavailable", { message: `The login was answered ${status}.`, status });
  throw new NacosError("unexpected", { message: `The login was answered ${status}, but not as Nacos 3 does.`, status });
}

/** A wrong password is a 500 with Spring's error body (capture 07-login-wrong-password); a fault inside Nacos has an envelope. */
function isWrongPassword(status: number, body: unknown): boolean {
  return status === 500 && typeof body === "object" && body !== null && "path" in body && !("code" in body);
}
