import { cookies } from "next/headers";
import { cache } from "react";
import type { Viewer } from "@/lib/access/schema";
import { sessionCookieName, sessionIdOfCookie } from "@/lib/access/session-cookie";
import { viewerAwaitingPasskey, viewerOfSession } from "@/lib/access/viewer";

/** The person who looks at a page, with rights as they are now, or null. Asked once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await currentSessionId();
  return sessionId === null ? null : viewerOfSession(sessionId);
});

/** The person whose sign-in in this browser waits for a passkey, or null. Shows a prompt, and allows nothing. */
export async function personAwaitingPasskey(): Promise<Viewer | null> {
  const sessionId = await currentSessionId();
  return sessionId === null ? null : viewerAwaitingPasskey(sessionId);
}

async function currentSessionId(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  return cookie === undefined ? null : sessionIdOfCookie(cookie);
}
