import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/access/next-auth-options";
import { signInFailure } from "@/lib/access/sign-in-failure";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/** Sign-in and sign-out. Everything else of the API is served before Next sees it (ARCHITECTURE.md §4). */
async function handler(request: NextRequest, context: AuthContext): Promise<Response> {
  const failures: unknown[] = [];
  const answer = (await NextAuth(request, context, nextAuthOptions((error) => failures.push(error)))) as Response;
  return failures.length === 0 ? answer : signInFailure(failures[0]);
}

export { handler as GET, handler as POST };
