import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { credentialsProvider } from "@/lib/access/credentials-provider";
import { arrive, type ArrivalContext } from "@/lib/access/oidc/arrival";
import { type Claims, OIDC_PROVIDER_ID, oidcProvider } from "@/lib/access/oidc/provider";
import type { OidcRefusal } from "@/lib/access/oidc/provisioning";
import { noteTrouble } from "@/lib/access/oidc/trouble";
import { sessionCookieName, usesSecureCookies } from "@/lib/access/session-cookie";
import { SESSION_SECONDS } from "@/lib/access/session-length";
import { endSignedOutSession } from "@/lib/access/sessions";
import { type OnFailure, reporting } from "@/lib/access/sign-in-failure";
import { config } from "@/lib/config/config";
import { log } from "@/lib/telemetry/log";

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

/** A request that may come back from the OpenID provider. */
export interface ProviderVisit {
  context: ArrivalContext;
  onRefusal: (refusal: OidcRefusal) => void;
  /** A session was opened; where sign-in asks for a passkey it still waits for it. */
  onSession?: (sessionId: string) => void;
}

/**
 * next-auth 4 behind lib/access (idioms.md §4.4): it keeps the cookie, we keep the session row. The JWT carries the id
 * of that row only; rights are read afresh on every request. Made per request because the configuration is not known
 * when the module loads. When `onFailure` was called, next-auth's own answer means nothing.
 */
export function nextAuthOptions(onFailure: OnFailure, visit: ProviderVisit | null = null): NextAuthOptions {
  const secure = usesSecureCookies();
  const { local, oidc } = config().signIn;
  return {
    secret: config().secret,
    providers: [...(local ? [credentialsProvider(onFailure)] : []), ...(oidc === null ? [] : [oidcProvider(oidc)])],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    callbacks: signInCallbacks(onFailure, visit),
    events: { signOut: ({ token }: { token?: JWT | null }) => reporting(onFailure, endSignedOutSession(token?.sid)) },
    logger: {
      error: (code, metadata) => {
        noteTrouble(metadata);
        log().warn({ code, err: "error" in metadata ? metadata.error : metadata }, "next-auth");
      },
    },
  };
}

/** A password was checked by its provider; who comes from the OpenID provider is judged here. */
function signInCallbacks(onFailure: OnFailure, visit: ProviderVisit | null): NonNullable<NextAuthOptions["callbacks"]> {
  const { oidc } = config().signIn;
  let arrived: string | null = null;
  return {
    signIn: async ({ account, profile }) => {
      if (account?.provider !== OIDC_PROVIDER_ID) return true;
      if (oidc === null || visit === null || profile === undefined) return false;
      const { refusal, sessionId } = await reporting(onFailure, arrive(profile as Claims, oidc, visit.context));
      if (refusal !== undefined) visit.onRefusal(refusal);
      arrived = sessionId ?? null;
      return arrived !== null;
    },
    jwt: ({ token, user, account }) => {
      const opened = account?.provider === OIDC_PROVIDER_ID ? arrived : (user?.sid ?? null);
      if (opened !== null) visit?.onSession?.(opened);
      if (account?.provider === OIDC_PROVIDER_ID) return opened === null ? {} : { sid: opened };
      return opened === null ? token : { ...token, sid: opened };
    },
  };
}
