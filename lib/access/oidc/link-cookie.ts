import { usesSecureCookies } from "@/lib/access/session-cookie";

/** How long a browser may take to come back from the provider with the identity to link, in seconds. */
export const LINK_SECONDS = 10 * 60;

/** Carries the secret of an intent to link to the provider's callback. `__Host-` behind TLS binds it to this host. */
export function linkCookieName(): string {
  return usesSecureCookies() ? "__Host-gatehouse.link" : "gatehouse.link";
}

/** The header that sets it, or, without a secret, takes it away. Lax: it must come along when the provider leads back here. */
export function linkCookieHeader(secret: string | null): string {
  const life = secret === null ? 0 : LINK_SECONDS;
  return `${linkCookieName()}=${secret ?? ""}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${usesSecureCookies() ? "; Secure" : ""}`;
}
