import { z } from "@hono/zod-openapi";
import type { DomainSources } from "@/lib/access/proof/domain";
import { isProofError } from "@/lib/access/proof/identity";
import { loginByProof, type Proof } from "@/lib/access/proof/login";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { requestContext } from "@/lib/api/request-context";
import { config } from "@/lib/config/config";
import { errorAnswer } from "./answer";
import { loginAnswer, readExchange } from "./auth-exchange";
import { REGISTRY_BASES } from "./bases";
import { ENDPOINT_NOT_FOUND } from "./official-error";

export const domainClaimSchema = z.object({
  domain: z.string().min(1).max(253),
  timestamp: z.string().max(64).openapi({ format: "date-time" }),
  signed_timestamp: z.string().max(512).openapi({ description: "Hex, over the bytes of the timestamp" }),
});
export const identityTokenSchema = z.object({ oidc_token: z.string().min(1).max(16_384) });

const TOKEN_FAILED = "Token exchange failed";

/**
 * Logins without a token of ours, on every base (registry-api.md §2.7): by DNS, by a file of the domain, by identity
 * tokens of GitHub workflows and of a configured issuer, and `none`. What is not enabled does not exist.
 *
 * @param sources where the keys of domains come from; tests bring their own.
 */
export function registerProofLogins(app: ApiApp, sources?: DomainSources): void {
  const exchange = (detail: string, proofOf: (c: ApiContext) => Promise<{ body: Proof } | { refusal: Response }>) => async (c: ApiContext) => {
    const read = await proofOf(c);
    return "refusal" in read ? read.refusal : answerProof(c, detail, read.body, sources);
  };
  const dns = exchange("DNS authentication failed", (c) => claimOf(c, "dns"));
  const http = exchange("HTTP authentication failed", (c) => claimOf(c, "http"));
  const workflow = exchange(TOKEN_FAILED, (c) => identityTokenOf(c, "github-oidc"));
  const oidc = exchange(TOKEN_FAILED, (c) => identityTokenOf(c, "oidc"));
  // The stock CLI sends neither a body nor a Content-Type here.
  const none = exchange(TOKEN_FAILED, async () => ({ body: { method: "none" } }));
  for (const base of REGISTRY_BASES) {
    app.post(`${base}/auth/dns`, dns);
    app.post(`${base}/auth/http`, http);
    app.post(`${base}/auth/github-oidc`, workflow);
    app.post(`${base}/auth/oidc`, (c) => (config().registryLogins.oidc === null ? errorAnswer(ENDPOINT_NOT_FOUND) : oidc(c)));
    app.post(`${base}/auth/none`, (c) => (config().registryLogins.none ? none(c) : errorAnswer(ENDPOINT_NOT_FOUND)));
  }
}

async function claimOf(c: ApiContext, method: "dns" | "http") {
  const read = await readExchange(c, domainClaimSchema);
  return "refusal" in read ? read : { body: { method, ...read.body } };
}

async function identityTokenOf(c: ApiContext, method: "github-oidc" | "oidc") {
  const read = await readExchange(c, identityTokenSchema);
  return "refusal" in read ? read : { body: { method, token: read.body.oidc_token } };
}

async function answerProof(c: ApiContext, detail: string, proof: Proof, sources: DomainSources | undefined): Promise<Response> {
  try {
    return loginAnswer(await loginByProof(proof, requestContext(c), sources));
  } catch (error) {
    if (isProofError(error)) return errorAnswer({ status: 401, detail, errors: [{ message: error.message }] });
    throw error;
  }
}
