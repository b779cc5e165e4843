import { endGroupRoles } from "@/lib/access/oidc/group-roles-service";
import { deleteIdentity, countIdentities, findIdentity, type IdentityRow, insertIdentity, insertLinkIntent, listIdentities } from "@/lib/access/oidc/identity-repository";
import { LINK_SECONDS } from "@/lib/access/oidc/link-cookie";
import type { Identity, LinkIdentity } from "@/lib/access/oidc/schema";
import { demandPerson } from "@/lib/access/passkeys/person";
import { authorize } from "@/lib/access/permissions";
import { findPasswordHash, findPerson } from "@/lib/access/principal-repository";
import type { Caller, RequestContext } from "@/lib/access/schema";
import { findOpenSetupLink } from "@/lib/access/setup-repository";
import { revokeSessionsBy } from "@/lib/access/session-repository";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { hashSecret, randomSecret } from "@/lib/access/token-format";
import { attempt, type Change, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { config } from "@/lib/config/config";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { AppError, notFound } from "@/lib/http/errors";

/** Who people are at the OpenID provider: linked by issuer and subject, by the person or by an administrator. */
function identityOf({ createdAt, lastUsedAt, ...row }: IdentityRow): Identity {
  return { ...row, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}

/** The identities of a person; of others only with the right to see users. Throws `forbidden`. */
export async function identitiesOf({ viewer }: Pick<Caller, "viewer">, principalId: string): Promise<Identity[]> {
  if (viewer.principalId !== principalId || viewer.kind !== "user") authorize(viewer, "user.read");
  return (await listIdentities(principalId)).map(identityOf);
}

function demandProvider() {
  const { oidc } = config().signIn;
  if (oidc === null) throw new AppError("conflict", "No OpenID provider is configured.");
  return oidc;
}

/**
 * The signed-in person is about to link an identity: the secret goes into a cookie of this browser, and counts once, for ten
 * minutes, while this session stands. Throws `person_required`, `step_up_required`.
 */
export async function beginLink(caller: Caller): Promise<string> {
  return attempt(caller, "identity.link", caller.viewer.email ?? "", async () => {
    demandProvider();
    const person = demandPerson(caller);
    return change(caller, async (work) => {
      await demandFreshProof(work.tx, caller.viewer, "every catalog");
      return keepIntent(work, person.id, person.email, person.sessionId);
    });
  });
}

/** Whoever holds a one-time set-up link may use it with the provider in place of a password. Throws `not_found`. */
export async function beginLinkBySetup(request: RequestContext, secret: string): Promise<string> {
  demandProvider();
  const person = await findOpenSetupLink(hashSecret(secret));
  if (person === null) throw notFound();
  return change({ ...SYSTEM_CALLER, request }, (work) => keepIntent(work, person.id, person.email ?? person.id, null));
}

async function keepIntent(work: Change, principalId: string, object: string, sessionId: string | null): Promise<string> {
  const secret = randomSecret();
  await insertLinkIntent(work.tx, { principalId, sessionId, secretHash: hashSecret(secret), expiresAt: new Date(Date.now() + LINK_SECONDS * 1000) });
  work.record({ action: "identity.link.begin", object, objectIds: [principalId] });
  return secret;
}

/**
 * Takes an identity from its person: one's own, or anybody's as an administrator. Their sessions by the provider end, and with
 * the last identity of the provider the roles that its groups gave. Throws `conflict`
 * when nothing else would let the person in, `step_up_required`, `not_found`.
 */
export async function unlinkIdentity(caller: Caller, principalId: string, id: string): Promise<void> {
  await attempt(caller, "identity.unlink", id, async () => {
    const isOwn = demandPerson(caller).id === principalId;
    if (!isOwn) authorize(caller.viewer, "user.manage");
    await change(caller, async (work) => {
      await demandFreshProof(work.tx, caller.viewer, "every catalog");
      const gone = await deleteIdentity(work.tx, principalId, id);
      if (gone === null) throw notFound();
      const hasPassword = config().signIn.local && (await findPasswordHash(principalId)) !== null;
      if (isOwn && !hasPassword && (await countIdentities(work.tx, principalId)) === 0) throw new AppError("conflict", "Nothing else would let you in: set a password or link another identity first.");
      await revokeSessionsBy(work.tx, principalId, "oidc", caller.viewer.sessionId);
      const who = await findPerson(work.tx, principalId);
      work.record({ action: "identity.unlink", object: who?.email ?? principalId, objectIds: [principalId, id], before: gone });
      const left = await countIdentities(work.tx, principalId, config().signIn.oidc?.issuer);
      if (who !== null && left === 0) await endGroupRoles(work, who, { cause: "unlinked", reason: "the last identity of the provider is unlinked" });
    });
  });
  await servedHere();
}

/** An administrator says that a person is this subject of the configured provider. Never for oneself: one proves that by signing in. */
export async function linkIdentityOf(caller: Caller, principalId: string, { subject }: LinkIdentity): Promise<Identity[]> {
  await attempt(caller, "identity.link", subject, async () => {
    authorize(caller.viewer, "user.manage");
    const { issuer } = demandProvider();
    if (principalId === caller.viewer.principalId) throw new AppError("conflict", "Link your own account under Account, Security.");
    try {
      await change(caller, async (work) => {
        await demandFreshProof(work.tx, caller.viewer, "every catalog");
        const who = await findPerson(work.tx, principalId);
        if (who === null) throw notFound();
        if ((await findIdentity(work.tx, issuer, subject)) !== null) throw taken();
        const id = await insertIdentity(work.tx, { principalId, issuer, subject, email: null });
        work.record({ action: "identity.link", object: who.email ?? who.id, objectIds: [who.id, id], after: { issuer, subject } });
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw taken();
      throw error;
    }
  });
  return identitiesOf(caller, principalId);
}

const taken = () => new AppError("name_taken", "This identity belongs to somebody already.");
