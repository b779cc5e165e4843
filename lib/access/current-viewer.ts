import { cookies } from "next/headers";
import { cache } from "react";
import type { Viewer } from "@/lib/access/schema";
import { sessionCookieName, sessionIdOfCookie } from "@/lib/access/session-cookie";
import { viewerOfSession } from "@/lib/access/viewer";

/** The person who looks at a page, with rights as they are now, or null. Asked once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  const sessionId = cookie === undefined ? null : await sessionIdOfCookie(cookie);
  return sessionId === null ? null : viewerOfSession(sessionId);
});
