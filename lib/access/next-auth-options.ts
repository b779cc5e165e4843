import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { sessionCookieName, usesSecureCookies } from "@/lib/access/session-cookie";
import { SESSION_SECONDS } from "@/lib/access/session-length";
import { endSignedOutSession } from "@/lib/access/sessions";
import { signIn } from "@/lib/access/sign-in";
import { credentialsSchema } from "@/lib/access/user-schema";
import { config } from "@/lib/config/config";
import { CLIENT_ADDRESS_HEADER } from "@/lib/http/client-address";
import { isAppError } from "@/lib/http/errors";

declare module "next-auth" {
  interface User {
    sid?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

const credentials = CredentialsProvider({
  credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
  async authorize(given, request) {
    const parsed = credentialsSchema.safeParse(given);
    if (!parsed.success) return null;
    const headers: Record<string, unknown> = request.headers ?? {};
    const session = await signInOrSayWhy(parsed.data, text(headers[CLIENT_ADDRESS_HEADER]), text(headers["user-agent"]));
    return session && { id: session.principalId, name: session.name, email: session.email, sid: session.sessionId };
  },
});

function text(header: unknown): string | null {
  return typeof header === "string" && header !== "" ? header : null;
}

/** next-auth puts an error's message into `?error=`; the sign-in page keys on our stable codes. */
async function signInOrSayWhy(given: { email: string; password: string }, ip: string | null, userAgent: string | null) {
  try {
    return await signIn(given, { ip, requestId: null }, userAgent);
  } catch (error) {
    throw isAppError(error) ? new Error(error.code) : error;
  }
}

/**
 * next-auth 4 behind lib/access (idioms.md §4.4): it keeps the cookie, we keep the session row. The JWT carries the id
 * of that row only; rights are read afresh on every request. Made per request because the configuration is not known
 * when the module loads.
 */
export function nextAuthOptions(): NextAuthOptions {
  const secure = usesSecureCookies();
  return {
    secret: config().secret,
    providers: [credentials],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    callbacks: {
      jwt: ({ token, user }) => (user?.sid === undefined ? token : { ...token, sid: user.sid }),
    },
    events: { signOut: ({ token }: { token?: JWT | null }) => endSignedOutSession(token?.sid) },
  };
}
