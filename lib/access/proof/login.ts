import { signProofJwt } from "@/lib/access/registry-jwt";
import type { RegistryLogin } from "@/lib/access/registry-login";
import type { RequestContext } from "@/lib/access/schema";
import { config } from "@/lib/config/config";
import { type DomainClaim, type DomainSources, proveDomain } from "./domain";
import { INTERNET_SOURCES } from "./domain-sources";
import { ProofError, type ProvenIdentity } from "./identity";
import { proveGithubWorkflow, proveSubject } from "./oidc";
import { robotOfIdentity } from "./robot";

/** What a login without a token of ours may send (registry-api.md §2.7). */
export type Proof =
  | ({ method: "dns" | "http" } & DomainClaim)
  | { method: "github-oidc" | "oidc"; token: string }
  | { method: "none" };

const ANONYMOUS = "io.modelcontextprotocol.anonymous/*";

/**
 * Exchanges a proof for a registry JWT of the usual life. Throws ProofError, whose message is for the caller: the proof
 * fails, or an administrator has disabled the identity.
 *
 * @param sources where the keys of a domain are read and what time it is; the internet and now.
 */
export async function loginByProof(proof: Proof, request: RequestContext, sources: DomainSources = INTERNET_SOURCES): Promise<RegistryLogin> {
  const identity = await identityOf(proof, sources);
  const robot = await robotOfIdentity(identity, request);
  if (robot.disabledAt !== null) throw new ProofError("this identity is blocked in this registry: ask its administrators");
  const { secret, registryTokenTtlSeconds } = config();
  const expiresAt = Math.floor(Date.now() / 1000) + registryTokenTtlSeconds;
  return { registryToken: await signProofJwt(secret, identity, robot.id, expiresAt), expiresAt };
}

async function identityOf(proof: Proof, sources: DomainSources): Promise<ProvenIdentity> {
  const { registryLogins } = config();
  switch (proof.method) {
    case "dns":
    case "http":
      return proveDomain(proof.method, proof, sources);
    case "github-oidc":
      return proveGithubWorkflow(proof.token, registryLogins.githubOidcIssuer);
    case "oidc":
      if (registryLogins.oidc === null) throw new ProofError("no issuer is configured");
      return proveSubject(proof.token, registryLogins.oidc);
    case "none":
      return { method: "none", subject: "anonymous", permissions: [{ action: "publish", resource: ANONYMOUS }, { action: "edit", resource: ANONYMOUS }] };
  }
}
