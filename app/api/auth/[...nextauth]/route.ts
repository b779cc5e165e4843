import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/access/next-auth-options";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/** Sign-in and sign-out. Everything else of the API is served before Next sees it (ARCHITECTURE.md §4). */
async function handler(request: NextRequest, context: AuthContext): Promise<Response> {
  return (await NextAuth(request, context, nextAuthOptions())) as Response;
}

export { handler as GET, handler as POST };
