import { randomUUID } from "node:crypto";
import { Answered, springError, type DoubleAnswer } from "./answers";
import type { DoubleRequest } from "./request";

export type Rights = "admin" | "rw" | "r" | "none";

interface User {
  password: string;
  rights: Rights;
}

/** Users of the double: logins, tokens and rights as nacos.md §2.6 has them. */
export class Users {
  readonly #users = new Map<string, User>();
  readonly #tokens = new Map<string, string>();
  /** How many logins were asked for. */
  logins = 0;
  /** Seconds, as a login tells it. */
  tokenTtl = 18_000;

  set(username: string, password: string, rights: Rights): void {
    this.#users.set(username, { password, rights });
  }

  /** A deleted user is answered with nothing (11-list-header-unknown-user). */
  delete(username: string): void {
    this.#users.delete(username);
  }

  /** As after a restart with another secret: every token is refused (12-list-garbage-access-token). */
  expireTokens(): void {
    this.#tokens.clear();
  }

  /** 05 success, 07 wrong password: 500, 08 unknown user: 403. */
  login({ parameters, path }: DoubleRequest): DoubleAnswer {
    this.logins += 1;
    const username = parameters["username"] ?? "";
    const user = this.#users.get(username);
    if (!user && username !== "") return springError(403, "Forbidden", "Access Denied", `/nacos${path}`);
    if (user?.password !== parameters["password"] || !user) return springError(500, "Internal Server Error", "No message available", `/nacos${path}`);
    const accessToken = `double.${randomUUID()}`;
    this.#tokens.set(accessToken, username);
    return { status: 200, body: { accessToken, tokenTtl: this.tokenTtl, globalAdmin: user.rights === "admin", username } };
  }

  /** Who asks, and whether they may. Throws the denial as an answer. */
  authorize(request: DoubleRequest, needs: "r" | "w" | "admin"): string {
    const username = this.#whoAsks(request);
    const rights = this.#users.get(username)?.rights ?? "none";
    const may = rights === "admin" || (needs !== "admin" && (rights === "rw" || rights === needs));
    if (!may) throw denied("Code: 403, Message: authorization failed!.", request);
    return username;
  }

  #whoAsks(request: DoubleRequest): string {
    const { headers, parameters } = request;
    const token = headers["accesstoken"] ?? parameters["accessToken"] ?? headers["authorization"]?.replace(/^Bearer /, "");
    return token === undefined ? this.#byPassword(request) : this.#byToken(token, request);
  }

  #byToken(token: string, request: DoubleRequest): string {
    const username = this.#tokens.get(token);
    if (username === undefined) throw denied("Code: 401, Message: token invalid!.", request);
    if (!this.#users.has(username)) throw new Answered({ status: 200 });
    return username;
  }

  /** Parameters win over headers (183-form-username-shadows-header-username). */
  #byPassword(request: DoubleRequest): string {
    const { headers, parameters } = request;
    const username = parameters["username"] ?? headers["username"];
    const refused = denied("Code: 401, Message: User not found! Please check user exist or password is right!.", request);
    if (username === undefined) throw refused;
    const user = this.#users.get(username);
    if (!user) throw new Answered({ status: 200 });
    if (user.password !== (parameters["password"] ?? headers["password"])) throw refused;
    return username;
  }
}

function denied(message: string, { path }: DoubleRequest): Answered {
  return new Answered(springError(403, "Forbidden", message, `/nacos${path}`));
}
