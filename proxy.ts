import { randomBytes } from "node:crypto";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { config as installation } from "@/lib/config/config";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";

/** The headers of every page. Next reads the nonce off the request's policy and puts it on the scripts it writes. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), installation().development);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  // The address of a page may name what others should not learn: a catalog, a review, a link that is a key.
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  return response;
}

export const config = {
  matcher: [
    {
      // Files and sign-in are no pages.
      source: "/((?!_next/|api/auth/|icon.svg|favicon.ico).*)",
      // What is fetched ahead is no document: it runs under the policy of the page that asks for it.
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
