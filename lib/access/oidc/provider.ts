import type { OAuthConfig } from "next-auth/providers/oauth";
import type { OidcSignIn } from "@/lib/config/schema";

type Client = Parameters<NonNullable<Extract<OAuthConfig<Claims>["userinfo"], { request?: unknown }>["request"]>>[0]["client"];
/** What the library makes of the provider's answer; next-auth's types know a part of it only. */
type TokenSet = Exclude<Parameters<Client["userinfo"]>[0], string>;

/** What the provider says, as it comes from the library. */
export type Claims = Readonly<Record<string, unknown>>;

/** The last step of `/api/auth/callback/<id>`, so the address to register at the provider has it in. */
export const OIDC_PROVIDER_ID = "oidc";
const TIMEOUT_MS = 8000;

/**
 * next-auth's description of any OpenID provider: found by discovery, with PKCE, state and nonce. The library verifies the
 * identity token (signature, issuer, audience, nonce, times with ten seconds of grace).
 */
export function oidcProvider({ issuer, clientId, clientSecret, name, scopes }: OidcSignIn): OAuthConfig<Claims> {
  return {
    id: OIDC_PROVIDER_ID,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: scopes } },
    httpOptions: { timeout: TIMEOUT_MS },
    // Many providers put e-mail and groups there only (OpenID Connect Core §5.4). The library compares the subjects.
    userinfo: { request: async ({ client, tokens }) => everythingSaid(client, tokens as TokenSet) },
    // Who it is decides `arrive`; the library only wants an id.
    profile: (claims) => ({ id: String(claims.sub) }),
  };
}

/** The identity token's claims, and what the user info adds to them. Whether an address is verified is said by whoever says the address. */
async function everythingSaid(client: Client, tokens: TokenSet): Promise<Claims> {
  const { userinfo_endpoint: endpoint } = client.issuer.metadata;
  const [added, claims] = [endpoint === undefined ? {} : await client.userinfo(tokens), tokens.claims()];
  return { ...added, ...claims, ...(claims.email !== undefined && { email_verified: claims.email_verified }) };
}
