import { z } from "@hono/zod-openapi";
import { exchangeToken } from "@/lib/access/registry-login";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { requestContext } from "@/lib/api/request-context";
import { errorAnswer } from "./answer";
import { loginAnswer, readExchange } from "./auth-exchange";
import { REGISTRY_BASES } from "./bases";
import type { OfficialError } from "./official-error";

export const githubTokenSchema = z.object({ github_token: z.string().min(1).max(4096) });

/** In the words of the official registry (registry-api.md §2.7). */
const EXCHANGE_FAILED: OfficialError = {
  status: 401,
  detail: "Token exchange failed",
  errors: [{ message: "not a token of this registry that is valid now: mint one under Account, Tokens" }],
};

/**
 * POST /auth/github-at on every base (registry-api.md §2.7). `mcp-publisher login github --token` sends any
 * string here: ours are API tokens, and GitHub is never asked.
 */
export function registerRegistryAuth(app: ApiApp): void {
  for (const base of REGISTRY_BASES) app.post(`${base}/auth/github-at`, answerTokenExchange);
}

async function answerTokenExchange(c: ApiContext): Promise<Response> {
  const read = await readExchange(c, githubTokenSchema);
  if ("refusal" in read) return read.refusal;
  const login = await exchangeToken(read.body.github_token, requestContext(c));
  return login === null ? errorAnswer(EXCHANGE_FAILED) : loginAnswer(login);
}
