import { authorize, can, isSignedInPerson } from "@/lib/access/permissions";
import { findRobot } from "@/lib/access/robot-repository";
import type { Caller, TokenScope } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { mintToken, type TokenKind } from "@/lib/access/token-format";
import { fitIntoParent, type GrantRequest } from "@/lib/access/token-grant";
import { findToken, findTokenExpiry, insertToken, listTokens, revokeToken, type TokenRow } from "@/lib/access/token-repository";
import type { CreatedToken, CreateToken, Token } from "@/lib/access/token-schema";
import { attempt, type Change, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announceAccess } from "@/lib/catalog/feed";
import { AppError, notFound } from "@/lib/http/errors";

/** Services for API tokens (governance.md §3 "mint a token", "Tokens"; §4 `/tokens`, `/robots/{id}/tokens`). */
const DAY_MS = 24 * 60 * 60 * 1000;

function tokenOf({ id, label, scopes, namespaces, catalogs, createdAt, expiresAt, lastUsedAt }: TokenRow): Token {
  const times = { createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
  return { id, label, scopes: scopes as TokenScope[], namespaces, catalogs, ...times };
}

/** The caller's own tokens that are not revoked, by id, after `after`. */
export async function tokensPage(caller: Caller, limit: number, after?: string): Promise<Token[]> {
  return (await listTokens(caller.viewer.principalId, limit, after)).map(tokenOf);
}

/** Tokens of a robot that are not revoked, by id, after `after`. Throws `forbidden`. */
export async function robotTokensPage(caller: Caller, robotId: string, limit: number, after?: string): Promise<Token[]> {
  authorize(caller.viewer, "robot.read");
  const rows = await listTokens(robotId, limit, after);
  return rows.filter(({ principal }) => principal.kind === "robot").map(tokenOf);
}

/** Tokens of another person that are not revoked, by id, after `after`. Throws `forbidden`. They are seen and revoked, never made. */
export async function tokensOfPerson({ viewer }: Pick<Caller, "viewer">, personId: string, limit: number, after?: string): Promise<Token[]> {
  authorize(viewer, "user.read");
  const rows = await listTokens(personId, limit, after);
  return rows.filter(({ principal }) => principal.kind === "user").map(tokenOf);
}

/** Mints a token for the caller. Throws `person_required` (403): a token never begets its holder's tokens; and `step_up_required`. */
export async function mintOwnToken(caller: Caller, input: CreateToken): Promise<CreatedToken> {
  const { viewer } = caller;
  const minted = await attempt(caller, "token.mint", viewer.email ?? viewer.name, async () => {
    authorize(viewer, "token.mint");
    return change(caller, (work) => mint(work, caller, { id: viewer.principalId, name: viewer.email ?? viewer.name }, "pat", input));
  });
  await servedHere();
  return minted;
}

/**
 * Mints a token for a robot; an admin may, never for a person. Through a token the new one never exceeds it.
 * Throws `forbidden`, `step_up_required`, and `not_found` for anything that is no manageable robot.
 */
export async function mintRobotToken(caller: Caller, robotId: string, input: CreateToken): Promise<CreatedToken> {
  const minted = await attempt(caller, "token.mint", robotId, async () => {
    authorize(caller.viewer, "robot.mint");
    return change(caller, async (work) => {
      const robot = await findRobot(work.tx, robotId);
      // The bootstrap robot's only credential is the environment variable: unset it and it is gone.
      if (robot === null || robot.bootstrap) throw notFound();
      return mint(work, caller, robot, "bot", input);
    });
  });
  await servedHere();
  return minted;
}

/** No token is ever asked again, so whoever makes one that can do what is asked again elsewhere is asked here. */
const ASKED_AGAIN: readonly TokenScope[] = ["admin", "listing:suspend"];

async function mint(work: Change, caller: Caller, holder: { id: string; name: string }, kind: TokenKind, input: CreateToken): Promise<CreatedToken> {
  if (input.scopes.some((scope) => ASKED_AGAIN.includes(scope))) await demandFreshProof(work.tx, caller.viewer, "every catalog");
  const expiresAt = new Date(Date.now() + input.expiresInDays * DAY_MS);
  const grant = await lawfulGrant(caller, { scopes: input.scopes, namespaces: input.namespaces, catalogs: input.catalogs, expiresAt });
  const minted = mintToken(kind);
  const createdById = caller.viewer.principalId;
  const row = await insertToken(work.tx, { minted, kind, principalId: holder.id, createdById, label: input.label, grant });
  const { scopes, namespaces, catalogs } = grant;
  const after = { scopes, namespaces, catalogs, expiresAt: grant.expiresAt.toISOString() };
  work.record({ action: "token.mint", object: holder.name, objectIds: [holder.id, row.id], after });
  announceAccess(work);
  return { ...tokenOf(row), token: minted.raw };
}

/**
 * What a credential made by this caller may be good for: made through a token it never exceeds that token. Throws
 * `forbidden`; a later expiry is cut.
 */
export async function lawfulGrant({ viewer }: Caller, wanted: GrantRequest): Promise<GrantRequest> {
  if (viewer.token === null) return wanted;
  const parentEnd = (await findTokenExpiry(viewer.token.id)) ?? new Date();
  const decision = fitIntoParent({ ...viewer.token, expiresAt: parentEnd }, wanted);
  if (!decision.allow) throw new AppError("forbidden", `What is made through a token never exceeds it: ${decision.reason}.`);
  return decision.grant;
}

/**
 * Revokes a token: one's own (signed in, or the token itself), a robot's as an admin, another person's as a signed-in admin. It
 * stops everywhere as fast as a suspension does. Throws `not_found` for every token the caller may not revoke.
 */
export async function revoke(caller: Caller, id: string): Promise<void> {
  await attempt(caller, "token.revoke", id, () =>
    change(caller, async (work) => {
      const token = await findToken(work.tx, id);
      if (token === null || !mayRevoke(caller, token)) throw notFound();
      await revokeToken(work.tx, id);
      work.record({ action: "token.revoke", object: token.principal.email ?? token.principal.name, objectIds: [token.principal.id, id] });
      announceAccess(work);
    }),
  );
  await servedHere();
}

function mayRevoke({ viewer }: Caller, token: TokenRow): boolean {
  if (viewer.token?.id === token.id) return true;
  if (token.principal.id === viewer.principalId) return isSignedInPerson(viewer);
  return can(viewer, token.principal.kind === "robot" ? "robot.manage" : "user.manage");
}
