import { linkCookieHeader, linkCookieName } from "@/lib/access/oidc/link-cookie";
import { OIDC_PROVIDER_ID } from "@/lib/access/oidc/provider";
import type { ArrivalContext } from "@/lib/access/oidc/arrival";
import type { OidcRefusal } from "@/lib/access/oidc/provisioning";
import { troubleOf } from "@/lib/access/oidc/trouble";
import { sessionCookieName, sessionIdOfCookie } from "@/lib/access/session-cookie";
import { config } from "@/lib/config/config";
import { CLIENT_ADDRESS_HEADER } from "@/lib/http/client-address";

/** What the route of next-auth sees of a request. */
export interface AuthRequest {
  url: string;
  headers: Headers;
  cookie: (name: string) => string | undefined;
}

/** What comes with somebody who may be returning from the provider. */
export async function arrivalContext({ headers, cookie }: AuthRequest): Promise<ArrivalContext> {
  const session = cookie(sessionCookieName());
  return {
    request: { ip: headers.get(CLIENT_ADDRESS_HEADER), requestId: null },
    userAgent: headers.get("user-agent"),
    linkSecret: cookie(linkCookieName()) ?? null,
    sessionId: session === undefined ? null : await sessionIdOfCookie(session),
  };
}

/**
 * next-auth's answer to a return from the provider, with our own word for what went wrong: `/sign-in?error=<word>`, or the
 * account's page for somebody who was linking. The intent to link ends with it, whatever came of it.
 */
export function answerFromProvider(request: AuthRequest, answer: Response, context: ArrivalContext, refusal: OidcRefusal | null, cause: unknown): Response {
  const { pathname, searchParams } = new URL(request.url);
  if (!pathname.endsWith(`/callback/${OIDC_PROVIDER_ID}`)) return answer;
  const headers = new Headers(answer.headers);
  if (context.linkSecret !== null) headers.append("Set-Cookie", linkCookieHeader(null));
  if (/[?&]error=/.test(headers.get("Location") ?? "")) {
    const page = context.linkSecret !== null && context.sessionId !== null ? "/account/security" : "/sign-in";
    headers.set("Location", `${config().publicUrlConfigured ? config().publicUrl : ""}${page}?error=${refusal ?? troubleOf(cause, searchParams.get("error"))}`);
  }
  return new Response(answer.body, { status: answer.status, headers });
}
