import { endUnconfirmedRoles } from "@/lib/access/oidc/group-roles-service";
import { signInNeedsPasskey } from "@/lib/access/passkeys/at-sign-in";
import { authorize, isSignedInPerson } from "@/lib/access/permissions";
import { findPerson } from "@/lib/access/principal-repository";
import type { Caller, RequestContext } from "@/lib/access/schema";
import type { Session, SignInMethod } from "@/lib/access/session-schema";
import { insertSession, listSessions, revokeSession, revokeSessions } from "@/lib/access/session-repository";
import { SESSION_SECONDS } from "@/lib/access/session-length";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { viewerAwaitingPasskey, viewerOfSession } from "@/lib/access/viewer";
import { attempt, type Change, change } from "@/lib/audit/write";
import { AppError, notFound } from "@/lib/http/errors";

/** The person a session is opened for. */
export interface SignedIn {
  id: string;
  email: string;
}

/** How and where from a session is opened. */
export interface Opening {
  request: RequestContext;
  userAgent: string | null;
  method: SignInMethod;
}

/**
 * Opens a session row behind a next-auth cookie and returns its id. Where sign-in asks for a passkey too, the session waits
 * for it: until then it is nobody's. Roles of groups that the provider has not confirmed for too long end first.
 */
export async function openSession(person: SignedIn, request: RequestContext, userAgent: string | null): Promise<string> {
  return change({ ...SYSTEM_CALLER, request }, async (work) => {
    // A password says nothing of groups: what the provider once said of them does not hold for ever.
    await endUnconfirmedRoles(work, person.id);
    return openSessionWithin(work, person, { request, userAgent, method: "password" });
  });
}

/** As `openSession`, within a running change. */
export async function openSessionWithin(work: Change, person: SignedIn, opening: Opening): Promise<string> {
  const { request, userAgent, method } = opening;
  const awaitsPasskey = await signInNeedsPasskey(work.tx, person.id);
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
  const id = await insertSession(work.tx, { principalId: person.id, expiresAt, ip: request.ip, userAgent: userAgent?.slice(0, 400) ?? null, method, awaitsPasskey });
  work.record({ action: "session.open", object: person.email, objectIds: [person.id, id], after: { method, ...(awaitsPasskey && { awaitsPasskey }) } });
  return id;
}

/** The caller's own sessions that stand, newest first, older than the one with id `before`. */
export async function sessionsPage(caller: Caller, limit: number, before?: string): Promise<Session[]> {
  return shown(caller, await listSessions(demandPerson(caller), limit, before));
}

/** The sessions of another person that stand, newest first, older than the one with id `before`. Throws `forbidden`. */
export async function sessionsOfPerson(caller: Pick<Caller, "viewer">, personId: string, limit: number, before?: string): Promise<Session[]> {
  authorize(caller.viewer, "user.read");
  return shown(caller, await listSessions(personId, limit, before));
}

function shown({ viewer }: Pick<Caller, "viewer">, rows: Awaited<ReturnType<typeof listSessions>>): Session[] {
  return rows.map(({ createdAt, lastSeenAt, expiresAt, method, ...row }) => ({
    ...row,
    method: method as SignInMethod,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: row.id === viewer.sessionId,
  }));
}

/**
 * Ends one session of another person, or all of them. Throws `forbidden`, `person_required`, and `not_found` for a person, or a
 * session, that there is none of.
 */
export async function endSessionsOfPerson(caller: Caller, personId: string, sessionId?: string): Promise<{ ended: number }> {
  return attempt(caller, "session.end", personId, async () => {
    authorize(caller.viewer, "user.manage");
    return change(caller, async (work) => {
      const person = await findPerson(work.tx, personId);
      if (person === null) throw notFound();
      const ended = sessionId === undefined ? await revokeSessions(work.tx, personId) : Number(await revokeSession(work.tx, personId, sessionId));
      if (ended === 0) throw notFound();
      work.record({ action: "session.end", object: person.email ?? personId, objectIds: [personId, ...(sessionId === undefined ? [] : [sessionId])], after: { ended } });
      return { ended };
    });
  });
}

/** Ends one of the caller's own sessions. Throws `not_found`. */
export async function endSession(caller: Caller, id: string): Promise<void> {
  await attempt(caller, "session.revoke", id, async () => {
    const principalId = demandPerson(caller);
    await change(caller, async (work) => {
      if (!(await revokeSession(work.tx, principalId, id))) throw notFound();
      work.record({ action: "session.revoke", object: caller.viewer.email ?? "", objectIds: [principalId, id] });
    });
  });
}

/** Revokes the row behind a cookie that next-auth has just removed. It may still wait for its passkey. Does nothing when it no longer stands. */
export async function endSignedOutSession(sessionId: string | undefined): Promise<void> {
  const viewer = sessionId === undefined ? null : ((await viewerOfSession(sessionId)) ?? (await viewerAwaitingPasskey(sessionId)));
  if (viewer?.sessionId == null) return;
  await endSession({ viewer, request: { ip: null, requestId: null } }, viewer.sessionId);
}

/** Ends every session of the caller but the one that asks. */
export async function endOtherSessions(caller: Caller): Promise<void> {
  await attempt(caller, "session.revoke_others", caller.viewer.email ?? caller.viewer.name, async () => {
    const principalId = demandPerson(caller);
    await change(caller, async (work) => {
      const count = await revokeSessions(work.tx, principalId, caller.viewer.sessionId ?? undefined);
      work.record({ action: "session.revoke_others", object: caller.viewer.email ?? "", objectIds: [principalId], after: { count } });
    });
  });
}

function demandPerson({ viewer }: Caller): string {
  if (!isSignedInPerson(viewer)) throw new AppError("person_required", "Only a signed-in person has sessions.");
  return viewer.principalId;
}
