import { confirmedSince, confirmedUntil, type HeldRole, roleChange, type RoleChange } from "@/lib/access/oidc/group-roles";
import { applyGroupRoles, findConfirmedAt, listHeldRoles, listUnconfirmed } from "@/lib/access/oidc/identity-repository";
import { countActiveAdmins, findPerson, type PersonRow } from "@/lib/access/principal-repository";
import type { GROUP_ROLE_CAUSES } from "@/lib/access/role-names-schema";
import type { GlobalRole } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { wasRecordedSince } from "@/lib/audit/history";
import { type Change, change } from "@/lib/audit/write";
import { announceAccess } from "@/lib/catalog/feed";
import { config } from "@/lib/config/config";
import type { OidcSignIn } from "@/lib/config/schema";
import { prisma } from "@/lib/db/client";
import { lockText } from "@/lib/db/transaction";
import { log } from "@/lib/telemetry/log";

/**
 * Roles that groups at the provider give: how they come, and how they go (docs/SIGNIN.md). Each change has its entry and rides
 * the feed, so that rights, people lists and what somebody could do at a moment (lib/review/rights-then.ts) always agree.
 */

/** The groups of a person who has just come from the provider. */
export function followGroups(work: Change, who: PersonRow, groups: readonly string[], rules: OidcSignIn): Promise<void> {
  return changeRoles(work, who, (held, isLastAdmin) => roleChange(held, groups, rules.roles, isLastAdmin), { cause: "groups" });
}

/**
 * Nothing says any more that a person is in a group. The last administrator stays one.
 *
 * @param why for people (`cause`, lib/notices/event-mapper.ts) and in words for the record
 * @param isTold the record says already that the last administrator stays one
 */
export function endGroupRoles(work: Change, who: PersonRow, why: Why & { reason: string }, isTold = false): Promise<void> {
  return changeRoles(work, who, (held, isLastAdmin) => roleChange(held, [], [], isLastAdmin), why, isTold);
}

/** The same lock as where roles are given by hand: two removals at once must see each other. */
const ADMINS_LOCK = "people with the role admin";

interface Why {
  cause: (typeof GROUP_ROLE_CAUSES)[number];
  reason?: string;
}

type Decide = (held: readonly HeldRole[], isLastAdmin: boolean) => RoleChange;

async function changeRoles(work: Change, who: PersonRow, decide: Decide, { cause, reason }: Why, isTold = false): Promise<void> {
  await lockText(work.tx, ADMINS_LOCK);
  const held = await listHeldRoles(work.tx, who.id);
  const isLastAdmin = who.disabledAt === null && (await countActiveAdmins(work.tx, who.id)) === 0;
  const { added, removed, kept } = decide(held, isLastAdmin);
  const about = { object: who.email ?? who.id, objectIds: [who.id] };
  if (kept.length > 0 && !isTold) work.record({ action: KEPT, ...about, after: { kept, cause }, reason: `last_admin: ${reason ?? "the group is gone"}, but nobody else is an administrator` });
  if (added.length === 0 && removed.length === 0) return;
  await applyGroupRoles(work.tx, who.id, added, removed);
  const before = held.map(({ role }) => role).sort();
  // As changes by hand are recorded: what somebody could do at a moment is read from both (lib/review/rights-then.ts).
  const after = [...before.filter((role) => !removed.includes(role)), ...added].sort();
  const disabled = who.disabledAt !== null;
  work.record({ action: "user.roles_by_group", ...about, before: { roles: before, disabled }, after: { roles: after, disabled, cause }, ...(reason !== undefined && { reason }) });
  announceAccess(work);
}

const KEPT = "user.roles_by_group.kept";

/**
 * Takes the roles of groups from a person whom the provider has not confirmed for too long. Asked for whenever somebody comes
 * in without the provider, and by the clock. Records nothing where nothing ends.
 */
export async function endUnconfirmedRoles(work: Change, personId: string, now = new Date()): Promise<void> {
  const days = config().signIn.groupRoleDays;
  const isConfirmed = async () => (await listUnconfirmed(work.tx, confirmedSince(now, days), personId)).length === 0;
  if (await isConfirmed()) return;
  // Who arrives from the provider at this moment holds it, and is confirmed once it is free.
  await lockText(work.tx, ADMINS_LOCK);
  const who = (await isConfirmed()) ? null : await findPerson(work.tx, personId);
  if (who === null) return;
  // The clock comes by every few minutes: that somebody stays an administrator for being the last is on record once.
  const isTold = await wasRecordedSince(work.tx, KEPT, personId, (await findConfirmedAt(work.tx, personId)) ?? new Date(0));
  await endGroupRoles(work, who, { cause: "unconfirmed", reason: `not confirmed by the provider for ${days} days` }, isTold);
}

/**
 * As `endUnconfirmedRoles`, for everybody; each in a transaction of its own. Safe to run at any time. Somebody with whom it
 * fails keeps nobody else's roles standing: throws `AggregateError` once all were looked at.
 */
export async function endAllUnconfirmedRoles(now = new Date()): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await listUnconfirmed(prisma(), confirmedSince(now, config().signIn.groupRoleDays))) {
    try {
      await endOf(id, now);
    } catch (error) {
      log().error({ err: error, person: id }, "roles of groups that are not confirmed could not be ended");
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the roles of groups of ${failures.length} people could not be ended`);
}

function endOf(id: string, now: Date): Promise<void> {
  return change(SYSTEM_CALLER, async (work) => {
    work.nothingToDo();
    await endUnconfirmedRoles(work, id, now);
  });
}

/** Which of a person's roles a group gave; when the provider last said so, and until when that holds. */
export async function groupRolesOf(personId: string): Promise<{ roles: GlobalRole[]; confirmedAt: Date | null; until: Date | null }> {
  const [held, confirmedAt] = await Promise.all([listHeldRoles(prisma(), personId), findConfirmedAt(prisma(), personId)]);
  const roles = held.filter(({ givenBy }) => givenBy === "group").map(({ role }) => role).sort();
  return { roles, confirmedAt, until: confirmedAt && confirmedUntil(confirmedAt, config().signIn.groupRoleDays) };
}
