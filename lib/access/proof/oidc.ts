import type { OidcIssuer } from "@/lib/config/schema";
import { type ProvenIdentity, ProofError } from "./identity";
import { claimText, verifyIdentityToken } from "./identity-token";

/** What every workflow asks its token for; the stock CLI has it built in (registry-api.md §3). */
const GITHUB_AUDIENCE = "mcp-registry";
/** Logins of GitHub: anything else would be no single label of a namespace. */
const GITHUB_OWNER = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/i;
/** Stored as it is: cut short, two subjects could become one. */
const SUBJECT = /^[^\p{Cc}]{1,500}$/u;

/** A GitHub workflow speaks for the owner of its repository (registry-api.md §2.7 `/auth/github-oidc`). Throws ProofError. */
export async function proveGithubWorkflow(token: string, issuer: string): Promise<ProvenIdentity> {
  const claims = await verifyIdentityToken(token, { issuer, audience: GITHUB_AUDIENCE });
  const owner = claimText(claims, "repository_owner");
  if (owner === undefined || !GITHUB_OWNER.test(owner)) throw new ProofError("the token names no repository owner");
  return { method: "github-oidc", subject: owner.toLowerCase(), permissions: [{ action: "publish", resource: `io.github.${owner}/*` }] };
}

/** A holder of an identity token of the configured issuer that carries every demanded claim. Throws ProofError. */
export async function proveSubject(token: string, { claims: demanded, namespaces, ...expected }: OidcIssuer): Promise<ProvenIdentity> {
  const claims = await verifyIdentityToken(token, expected);
  const missing = demanded.find(({ name, value }) => claimText(claims, name) !== value);
  if (missing !== undefined) throw new ProofError(`the token lacks the claim ${missing.name} that this registry demands`);
  const subject = claims.sub ?? "";
  if (!SUBJECT.test(subject)) throw new ProofError("the token names no usable subject");
  const permissions = namespaces.flatMap((resource) => [{ action: "publish", resource } as const, { action: "edit", resource } as const]);
  return { method: "oidc", subject, permissions };
}
