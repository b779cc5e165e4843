import { bootstrapTokenId, bootstrapTokenMatches } from "@/lib/access/bootstrap-token";
import { findProofRobotFacts } from "@/lib/access/proof/robot-repository";
import { type RegistryJwt, verifyRegistryJwt } from "@/lib/access/registry-jwt";
import type { Viewer } from "@/lib/access/schema";
import { parseToken } from "@/lib/access/token-format";
import { tokenStands, tokenWorks } from "@/lib/access/token-state";
import { bootstrapTokenViewer, provenViewer, registryJwtViewer, sessionViewer, tokenViewer } from "@/lib/access/viewer-facts";
import { findBootstrapRobot, findSessionHolder, findTokenHolder, type TokenHolder, touchSession, touchToken } from "@/lib/access/viewer-repository";
import { config } from "@/lib/config/config";

/** Uses are noted at most this often, so that reading does not become writing. */
const NOTE_EVERY_MS = 60_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The person behind a session id, with rights as they are now, or null when the session was revoked, has expired
 * or its person is disabled. One query; read on every request (governance.md §3 "Sessions").
 */
export async function viewerOfSession(sessionId: string): Promise<Viewer | null> {
  if (!UUID.test(sessionId)) return null;
  const holder = await findSessionHolder(sessionId);
  const now = new Date();
  if (holder === undefined || !tokenStands(holder, holder, now)) return null;
  const staleBefore = new Date(now.getTime() - NOTE_EVERY_MS);
  if (holder.lastSeenAt < staleBefore) await touchSession(sessionId, now, staleBefore);
  return sessionViewer(holder, sessionId);
}

/** Password or provider were right, the passkey is still to come: this long. */
const WAITS_MS = 10 * 60_000;

/**
 * The person whose sign-in waits for a passkey, or null. Nothing but completing the sign-in may rest on this: the session
 * is nobody's yet.
 */
export async function viewerAwaitingPasskey(sessionId: string): Promise<Viewer | null> {
  if (!UUID.test(sessionId)) return null;
  const holder = await findSessionHolder(sessionId, true);
  const now = new Date();
  if (holder === undefined || !tokenStands(holder, holder, now) || now.getTime() - holder.createdAt.getTime() > WAITS_MS) return null;
  return sessionViewer(holder, sessionId);
}

/** The holder of an API token, or null when the token is wrong, revoked, expired or its principal is disabled. */
export async function viewerOfToken(raw: string): Promise<Viewer | null> {
  const presented = parseToken(raw);
  if (presented === null) return null;
  const holder = await findTokenHolder(presented.id);
  if (holder === undefined || !tokenWorks(presented, holder, holder, new Date())) return null;
  await noteUse(holder);
  return tokenViewer(holder, grantOf(holder));
}

/** The holder of a registry JWT, as long as what it came from stands (governance.md §3), else null. */
export async function viewerOfRegistryJwt(jwt: string): Promise<Viewer | null> {
  const basis = await verifyRegistryJwt(config().secret, jwt);
  if (basis === null) return null;
  if ("robotId" in basis) return provenJwtViewer(basis);
  const { tokenId } = basis;
  const { bootstrapToken } = config();
  if (bootstrapToken !== null && tokenId === bootstrapTokenId(bootstrapToken)) return bootstrapJwtViewer(tokenId);
  const holder = await findTokenHolder(tokenId);
  if (holder === undefined || !tokenStands(holder, holder, new Date())) return null;
  await noteUse(holder);
  return registryJwtViewer(holder, grantOf(holder));
}

/** The bootstrap robot when `raw` is GATEHOUSE_BOOTSTRAP_TOKEN, else null. Unset the variable and it is gone. */
export async function bootstrapViewer(raw: string): Promise<Viewer | null> {
  if (!bootstrapTokenMatches(raw, config().bootstrapToken)) return null;
  const robot = await findBootstrapRobot();
  return robot === undefined || robot.disabledAt !== null ? null : bootstrapTokenViewer(robot);
}

/** Whoever a bearer credential of any kind belongs to, or null. */
export async function viewerOfBearer(raw: string): Promise<Viewer | null> {
  return (await bootstrapViewer(raw)) ?? (await viewerOfToken(raw)) ?? (await viewerOfRegistryJwt(raw));
}

/** A way to log in that was switched off takes its JWTs with it; so does disabling the robot. */
async function provenJwtViewer({ robotId, method, permissions }: Extract<RegistryJwt, { robotId: string }>): Promise<Viewer | null> {
  const { none, oidc } = config().registryLogins;
  if ((method === "none" && !none) || (method === "oidc" && oidc === null)) return null;
  const robot = await findProofRobotFacts(robotId);
  return robot === null || robot.disabledAt !== null ? null : provenViewer(robot, method, permissions);
}

async function bootstrapJwtViewer(id: string): Promise<Viewer | null> {
  const robot = await findBootstrapRobot();
  if (robot === undefined || robot.disabledAt !== null) return null;
  return registryJwtViewer(robot, { id, scopes: ["admin"], namespaces: [], catalogs: [] });
}

function grantOf({ tokenId, scopes, tokenNamespaces, catalogs }: TokenHolder) {
  return { id: tokenId, scopes, namespaces: tokenNamespaces, catalogs };
}

async function noteUse({ tokenId, lastUsedAt }: TokenHolder): Promise<void> {
  const now = new Date();
  const staleBefore = new Date(now.getTime() - NOTE_EVERY_MS);
  if (lastUsedAt === null || lastUsedAt < staleBefore) await touchToken(tokenId, now, staleBefore);
}
