import type { Context, MiddlewareHandler } from "hono";
import { budgets, spend } from "@/lib/access/budgets";
import type { Viewer } from "@/lib/access/schema";
import type { ApiApp, ApiEnv } from "@/lib/api/context";
import { bearerOf } from "@/lib/api/bearer";
import { clientAddress } from "@/lib/api/request-context";
import { readModel } from "@/lib/catalog/read-model";
import { addressKey } from "@/lib/http/client-address";

export type Budget = "login" | "write" | "draft" | "search" | "read";

const SAFE_METHODS = new Set(["GET", "HEAD"]);
/** Where credentials or one-time secrets are tried. */
const LOGIN = /^(?:(?:\/c\/[^/]+)?\/v0(?:\.1)?\/auth\/|\/nacos\/v3\/auth\/|\/api\/v1\/setup\/)/;
const SEARCH = /^(?:\/api\/v1\/search|(?:\/c\/[^/]+)?\/recommend)\/?$/;
/** Makes this process ask other hosts. */
const DRAFT = /^\/api\/v1\/drafts\/?$/;
/** Asked by POST only because the question is long: several plans at once. */
const BATCH_READ = /^\/api\/v1\/install-plans\/?$/;
const UNLIMITED = /^\/(?:healthz|readyz|metrics)$/;

/** What a request is counted as (governance.md §4 "Rate limits"); null: nothing limits it. Pure. */
export function budgetOf(method: string, path: string, isFiltered: boolean): Budget | null {
  if (method === "OPTIONS" || UNLIMITED.test(path)) return null;
  if (LOGIN.test(path)) return "login";
  if (SEARCH.test(path)) return "search";
  if (BATCH_READ.test(path)) return "read";
  if (!SAFE_METHODS.has(method)) return DRAFT.test(path) ? "draft" : "write";
  return isFiltered ? "search" : "read";
}

const budgetOfRequest = (c: Context): Budget | null => budgetOf(c.req.method, c.req.path, c.req.query("search") !== undefined || c.req.query("q") !== undefined);

/** Whoever reads: the token when it works, else the address, so that made-up tokens buy nothing. */
function readerKey(c: Context): string {
  const bearer = bearerOf(c.req.header("authorization"));
  const reader = bearer === null ? null : readModel().access.reader(bearer, new Date());
  return reader === null ? addressKey(clientAddress(c)) : `token:${reader.id}`;
}

const limitReads: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { read, search } = budgets();
  const budget = budgetOfRequest(c);
  if (budget === "read" && read !== null) spend(read, budget, readerKey(c), "reads");
  if (budget === "search" && search !== null) spend(search, budget, readerKey(c), "searches");
  await next();
};

/** Guesses count, successes do not: many pipelines may log in from one address. Nor does what failed on our side. */
const limitLogins: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const address = clientAddress(c);
  // Without a socket there is no client to limit.
  if (address === null) return next();
  const { login } = budgets();
  spend(login, "login", addressKey(address), "attempts to log in");
  await next();
  if (c.res.status < 400 || c.res.status >= 500) login.giveBack(addressKey(address));
};

/** Limits logins always, reads and searches when they have a budget: else nothing of it is in their way. Mount it first. */
export function limitRequests(app: ApiApp): void {
  const { read, search } = budgets();
  if (read !== null || search !== null) app.use(limitReads);
  for (const path of ["/v0/auth/*", "/v0.1/auth/*", "/c/:slug/v0/auth/*", "/c/:slug/v0.1/auth/*", "/nacos/v3/auth/*", "/api/v1/setup/*"]) app.use(path, limitLogins);
}

/**
 * Counts a write of whoever was found behind its credential; nobody is counted by address. A draft counts as one too, beside
 * the smaller budget of its own. Call it as soon as that is known, also when the credential was refused. Throws
 * `rate_limited` (429).
 */
export function chargeWrite(c: Context, viewer: Viewer | null): void {
  const budget = budgetOfRequest(c);
  if (budget !== "write" && budget !== "draft") return;
  const { write, draft } = budgets();
  const key = viewer === null ? addressKey(clientAddress(c)) : `principal:${viewer.principalId}`;
  if (draft !== null && budget === "draft") spend(draft, "draft", key, "drafts");
  if (write !== null) spend(write, "write", key, "writes");
}
