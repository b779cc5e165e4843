import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { chooseLocale, localeCookie } from "@/i18n/locales";
import { nextAuthOptions } from "@/lib/access/next-auth-options";
import type { OidcRefusal } from "@/lib/access/oidc/provisioning";
import { watchingTrouble } from "@/lib/access/oidc/trouble";
import { answerFromProvider, arrivalContext, type AuthRequest } from "@/lib/access/oidc/visit";
import { signInFailure } from "@/lib/access/sign-in-failure";
import { viewerOfSession } from "@/lib/access/viewer";
import { keepFirstLanguage } from "@/lib/notices/preference-service";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/** Sign-in and sign-out. Everything else of the API is served before Next sees it (ARCHITECTURE.md §4). */
async function handler(request: NextRequest, params: AuthContext): Promise<Response> {
  const failures: unknown[] = [];
  const refusals: OidcRefusal[] = [];
  const seen = { url: request.url, headers: request.headers, cookie: (name: string) => request.cookies.get(name)?.value };
  const context = await arrivalContext(seen);
  const opened: string[] = [];
  const options = nextAuthOptions((error) => failures.push(error), { context, onRefusal: (refusal) => refusals.push(refusal), onSession: (id) => opened.push(id) });
  const { answer, cause } = await watchingTrouble(() => NextAuth(request, params, options) as Promise<Response>);
  if (failures.length > 0) return signInFailure(failures[0]);
  await keepLanguage(opened[0], seen);
  return answerFromProvider(seen, answer, context, refusals[0] ?? null, cause);
}

/** In the language of the page somebody first signs in on they are written to, until they choose another. */
async function keepLanguage(sessionId: string | undefined, { headers, cookie }: AuthRequest): Promise<void> {
  const viewer = sessionId === undefined ? null : await viewerOfSession(sessionId);
  if (viewer !== null) await keepFirstLanguage(viewer, chooseLocale(cookie(localeCookie), headers.get("accept-language")));
}

export { handler as GET, handler as POST };
