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

/** Told of what went wrong on our side: next-auth itself would answer it like a wrong password, or not at all. */
type OnFailure = (error: unknown) => void;

const credentials = (onFailure: OnFailure) =>
  CredentialsProvider({
    credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
    async authorize(given, request) {
      const parsed = credentialsSchema.safeParse(given);
      if (!parsed.success) return null;
      const headers: Record<string, unknown> = request.headers ?? {};
      const context = { ip: text(headers[CLIENT_ADDRESS_HEADER]), requestId: null };
      const session = await sayingWhy(reporting(onFailure, signIn(parsed.data, context, text(headers["user-agent"]))));
      return session && { id: session.principalId, name: session.name, email: session.email, sid: session.sessionId };
    },
  });

function text(header: unknown): string | null {
  return typeof header === "string" && header !== "" ? header : null;
}

/** next-auth puts an error's message into `?error=`; the sign-in page keys on our stable codes. */
async function sayingWhy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isAppError(error) ? new Error(error.code) : error;
  }
}

/** Tells `onFailure` of every error that is no refusal. */
async function reporting<T>(onFailure: OnFailure, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isAppError(error)) onFailure(error);
    throw error;
  }
}

/**
 * next-auth 4 behind lib/access (idioms.md §4.4): it keeps the cookie, we keep the session row. The JWT carries the id
 * of that row only; rights are read afresh on every request. Made per request because the configuration is not known
 * when the module loads. When `onFailure` was called, next-auth's own answer means nothing.
 */
export function nextAuthOptions(onFailure: OnFailure): NextAuthOptions {
  const secure = usesSecureCookies();
  return {
    secret: config().secret,
    providers: [credentials(onFailure)],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    callbacks: {
      jwt: ({ token, user }) => (user?.sid === undefined ? token : { ...token, sid: user.sid }),
    },
    events: { signOut: ({ token }: { token?: JWT | null }) => reporting(onFailure, endSignedOutSession(token?.sid)) },
  };
}
