import { hashPassword } from "@/lib/access/password";
import { authorize } from "@/lib/access/permissions";
import {
  countActiveAdmins, countPeopleWith, findPerson, insertPerson, listPeople, type PersonRow, renamePrincipal, replaceRoles, setPrincipalDisabled,
} from "@/lib/access/principal-repository";
import { removesLastAdmin, rolesGained } from "@/lib/access/role-rules";
import type { Caller } from "@/lib/access/schema";
import { revokeSessions } from "@/lib/access/session-repository";
import { issueSetupLink } from "@/lib/access/setup-link";
import { closeSetupLinks } from "@/lib/access/setup-repository";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { revokeTokensOf } from "@/lib/access/token-repository";
import type { CreatedUser, CreateUser, PersonFilter, UpdateUser, User } from "@/lib/access/user-schema";
import { effectiveRoles } from "@/lib/access/viewer-facts";
import { attempt, type Change, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announceAccess } from "@/lib/catalog/feed";
import { prisma } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { lockText } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";

/** Services for people. The rules are governance.md §3; the calls §4 `/users`. */
function userOf({ id, email, name, roles, disabledAt, createdAt, lastSeenAt }: PersonRow): User {
  const times = { createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt?.toISOString() ?? null };
  return { id, email: email ?? "", name, roles: effectiveRoles("user", roles), disabled: disabledAt !== null, ...times };
}

/** People by age, after the one with id `after`. Throws `forbidden`. */
export async function usersPage({ viewer }: Pick<Caller, "viewer">, filter: PersonFilter, limit: number, after?: string): Promise<User[]> {
  authorize(viewer, "user.read");
  return (await listPeople(filter, limit, after)).map(userOf);
}

/** How many people a filter selects. Throws `forbidden`. */
export async function countUsers({ viewer }: Pick<Caller, "viewer">, filter: PersonFilter): Promise<number> {
  authorize(viewer, "user.read");
  return countPeopleWith(filter);
}

/** One person. Throws `forbidden`, `not_found`. */
export async function userById({ viewer }: Pick<Caller, "viewer">, id: string): Promise<User> {
  authorize(viewer, "user.read");
  const row = await findPerson(prisma(), id);
  if (row === null) throw notFound();
  return userOf(row);
}

/**
 * Creates a person. Without a password the answer carries a one-time set-up link.
 * Only a signed-in admin may: throws `forbidden`, `person_required`, `step_up_required`; `name_taken` (409) for a known e-mail.
 */
export async function createUser(caller: Caller, input: CreateUser): Promise<CreatedUser> {
  return attempt(caller, "user.create", input.email, async () => {
    authorize(caller.viewer, "user.manage");
    const { password, ...person } = input;
    const passwordHash = password === undefined ? null : await hashPassword(password);
    try {
      return await change(caller, async (work) => {
        // Whoever makes a person could register the first passkey of it, which would count as a proof.
        await demandFreshProof(work.tx, caller.viewer, "every catalog");
        const row = await insertPerson(work.tx, { ...person, passwordHash });
        work.record({ action: "user.create", object: person.email, objectIds: [row.id], after: { name: row.name, roles: row.roles } });
        announceAccess(work);
        return { ...userOf(row), ...(passwordHash === null && { setupUrl: (await issueSetupLink(work.tx, row.id, caller.viewer.principalId)).url }) };
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError("name_taken", "There is a person with this e-mail already.");
      throw error;
    }
  });
}

/**
 * Changes roles, name or access of a person. Disabling ends all sessions, revokes all tokens and closes open invitations, for
 * good: who is enabled again begins anew. Throws `own_role` for a role given to oneself, `last_admin`, `not_found`, and as `createUser`.
 */
export async function updateUser(caller: Caller, id: string, input: UpdateUser): Promise<User> {
  return attempt(caller, "user.update", id, async () => {
    authorize(caller.viewer, "user.manage");
    const user = await change(caller, (work) => applyUpdate(work, caller, id, input));
    await servedHere();
    return user;
  });
}

async function applyUpdate(work: Change, caller: Caller, id: string, input: UpdateUser): Promise<User> {
  // Two admins who remove each other at once: one of them must see the other's removal.
  await lockText(work.tx, "people with the role admin");
  const before = await findPerson(work.tx, id);
  if (before === null) throw notFound();
  if (givesRights(before, input)) await demandFreshProof(work.tx, caller.viewer, "every catalog");
  await refuseUnlawful(work, caller, before, input);
  if (input.roles !== undefined) await replaceRoles(work.tx, id, input.roles);
  if (input.name !== undefined) await renamePrincipal(work.tx, id, input.name);
  if (input.disabled !== undefined) await setPrincipalDisabled(work.tx, id, input.disabled);
  const ended = input.disabled === true && before.disabledAt === null ? await endEverything(work, id) : {};
  const after = await findPerson(work.tx, id);
  if (after === null) throw notFound();
  work.record({ action: "user.update", object: before.email ?? id, objectIds: [id], before: factsOf(before), after: { ...factsOf(after), ...ended } });
  announceAccess(work);
  return userOf(after);
}

/** Enabling a person and giving roles is asked again; what takes rights away never waits for a passkey. */
function givesRights({ disabledAt, roles }: PersonRow, input: UpdateUser): boolean {
  return (input.disabled === false && disabledAt !== null) || rolesGained(roles, input.roles ?? roles).length > 0;
}

/** Everything by which a person could still act. Answers how much there was of it, for the record. */
async function endEverything(work: Change, id: string): Promise<{ sessionsEnded: number; tokensRevoked: number }> {
  const sessionsEnded = await revokeSessions(work.tx, id);
  const tokensRevoked = await revokeTokensOf(work.tx, id);
  await closeSetupLinks(work.tx, id);
  return { sessionsEnded, tokensRevoked };
}

async function refuseUnlawful(work: Change, { viewer }: Caller, person: PersonRow, input: UpdateUser): Promise<void> {
  const gained = rolesGained(person.roles, input.roles ?? person.roles);
  if (person.id === viewer.principalId && gained.length > 0) {
    throw new AppError("own_role", `Another administrator must give you ${gained.join(", ")}.`);
  }
  const others = await countActiveAdmins(work.tx, person.id);
  if (removesLastAdmin({ ...person, disabled: person.disabledAt !== null }, input, others)) {
    throw new AppError("last_admin", "Make somebody else an administrator first.");
  }
}

function factsOf({ name, roles, disabledAt }: PersonRow) {
  return { name, roles, disabled: disabledAt !== null };
}
