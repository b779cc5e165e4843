import { decode } from "next-auth/jwt";
import { config } from "@/lib/config/config";

/**
 * next-auth's session cookie, read without next-auth's request machinery: in the API's own server and in pages.
 * The cookie is an encrypted JWT that names a session row (`sid`) and says nothing about rights.
 */
export function usesSecureCookies(): boolean {
  return config().publicUrl.startsWith("https://");
}

/** `__Host-` behind TLS binds the cookie to this host and path. */
export function sessionCookieName(): string {
  return usesSecureCookies() ? "__Host-next-auth.session-token" : "next-auth.session-token";
}

/** The session id inside a cookie value, or null when the cookie is not ours or has expired. */
export async function sessionIdOfCookie(value: string): Promise<string | null> {
  try {
    const payload = await decode({ token: value, secret: config().secret });
    return typeof payload?.sid === "string" ? payload.sid : null;
  } catch {
    // A cookie of an earlier secret or a forged one: nobody is signed in.
    return null;
  }
}
