import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/access/next-auth-options";
import type { OidcRefusal } from "@/lib/access/oidc/provisioning";
import { watchingTrouble } from "@/lib/access/oidc/trouble";
import { answerFromProvider, arrivalContext } from "@/lib/access/oidc/visit";
import { signInFailure } from "@/lib/access/sign-in-failure";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/** Sign-in and sign-out. Everything else of the API is served before Next sees it (ARCHITECTURE.md §4). */
async function handler(request: NextRequest, params: AuthContext): Promise<Response> {
  const failures: unknown[] = [];
  const refusals: OidcRefusal[] = [];
  const seen = { url: request.url, headers: request.headers, cookie: (name: string) => request.cookies.get(name)?.value };
  const context = await arrivalContext(seen);
  const options = nextAuthOptions((error) => failures.push(error), { context, onRefusal: (refusal) => refusals.push(refusal) });
  const { answer, cause } = await watchingTrouble(() => NextAuth(request, params, options) as Promise<Response>);
  if (failures.length > 0) return signInFailure(failures[0]);
  return answerFromProvider(seen, answer, context, refusals[0] ?? null, cause);
}

export { handler as GET, handler as POST };
