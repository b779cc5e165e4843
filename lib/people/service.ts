import { newestInvitation } from "@/lib/access/invitations";
import { groupRolesOf } from "@/lib/access/oidc/group-roles-service";
import { personStanding } from "@/lib/access/person-standing";
import type { Robot, UpdateRobot } from "@/lib/access/robot-schema";
import { updateRobot } from "@/lib/access/robots";
import type { Caller } from "@/lib/access/schema";
import type { UpdateUser, User } from "@/lib/access/user-schema";
import { updateUser, userById } from "@/lib/access/users";
import { voidProposalsOf } from "@/lib/catalog/reinstatement";
import type { Person } from "@/lib/people/schema";
import { countClaims, releaseClaims } from "@/lib/review/release-claims";
import { log } from "@/lib/telemetry/log";

/** Services for people that reach beyond access: what a person holds, and what ends with them. */

/** A person with what hangs on them. Throws `forbidden`, `not_found`. */
export async function personView(caller: Pick<Caller, "viewer">, id: string): Promise<Person> {
  const user = await userById(caller, id);
  const [{ sessions, tokens, ...standing }, group, invitation, claims] = await Promise.all([personStanding(id), groupRolesOf(id), newestInvitation(caller, id), countClaims(id)]);
  const byGroup = { roles: group.roles, confirmedAt: group.confirmedAt?.toISOString() ?? null, until: group.until?.toISOString() ?? null };
  return { ...user, ...standing, byGroup, invitation, ends: { sessions, tokens, claims } };
}

/**
 * As `updateUser`; a person who is disabled gives back what they had claimed, afterwards: it never keeps them from being disabled.
 * What could not be given back stands in the log and in `ends.claims`; disabling them once more goes on with it.
 */
export async function updatePerson(caller: Caller, id: string, input: UpdateUser): Promise<User> {
  const user = await updateUser(caller, id, input);
  if (input.disabled === true) await releaseClaims(caller, id).catch((error: unknown) => log().warn({ err: error, person: id }, "claims of a disabled person could not be given back"));
  return user;
}

/** As `updateRobot`; where another person answers for it from now on, what it proposed is void, in the same transaction. */
export function updateRobotOfPeople(caller: Caller, id: string, input: UpdateRobot): Promise<Robot> {
  return updateRobot(caller, id, input, async (work, robot) => ({ proposalsVoided: await voidProposalsOf(work.tx, robot.id) }));
}
