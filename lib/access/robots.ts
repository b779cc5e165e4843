import { authorize, isSignedInPerson } from "@/lib/access/permissions";
import { findNamespaceIds } from "@/lib/access/namespace-repository";
import { findPersonByReference, replaceRoles, setPrincipalDisabled } from "@/lib/access/principal-repository";
import { findRobot, insertRobot, listRobots, type RobotRow, setResponsible } from "@/lib/access/robot-repository";
import { rolesGained } from "@/lib/access/role-rules";
import type { CreateRobot, Robot, RobotFilter, UpdateRobot } from "@/lib/access/robot-schema";
import type { Caller, GlobalRole } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announceAccess } from "@/lib/catalog/feed";
import { prisma, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

/** Names the audit record uses for Gatehouse's own actors: no other robot may look like one. */
const RESERVED_NAMES: readonly string[] = ["bootstrap", "gatehouse"];

/** Services for robots (governance.md §3, §4 `/robots`). */
function robotOf({ id, name, disabledAt, createdAt, bootstrap, responsible, roles, memberships, tokens }: RobotRow): Robot {
  return {
    id,
    name,
    responsible: responsible && { id: responsible.id, name: responsible.name, disabled: responsible.disabledAt !== null },
    roles: roles.map(({ role }) => role as GlobalRole).sort(),
    namespaces: memberships.map(({ namespace }) => namespace.name).sort(),
    disabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
    tokens: tokensOf(tokens, new Date()),
    bootstrap,
  };
}

function tokensOf(rows: RobotRow["tokens"], now: Date): Robot["tokens"] {
  const standing = rows.filter(({ expiresAt }) => expiresAt > now);
  const used = rows.flatMap(({ lastUsedAt }) => (lastUsedAt === null ? [] : [lastUsedAt.getTime()]));
  const ends = standing.map(({ expiresAt }) => expiresAt.getTime());
  const iso = (times: readonly number[], pick: (...times: number[]) => number) => (times.length === 0 ? null : new Date(pick(...times)).toISOString());
  return { count: standing.length, lastUsedAt: iso(used, Math.max), nextExpiry: iso(ends, Math.min) };
}

/** Robots by age, after the one with id `after`. Throws `forbidden`. */
export async function robotsPage({ viewer }: Pick<Caller, "viewer">, filter: RobotFilter, limit: number, after?: string): Promise<Robot[]> {
  authorize(viewer, "robot.read");
  return (await listRobots(filter, limit, after)).map(robotOf);
}

/** One robot. Throws `forbidden`, `not_found`. */
export async function robotById({ viewer }: Pick<Caller, "viewer">, id: string): Promise<Robot> {
  authorize(viewer, "robot.read");
  const row = await findRobot(prisma(), id);
  if (row === null) throw notFound();
  return robotOf(row);
}

/**
 * Creates a robot with its responsible person and makes it a publisher of namespaces.
 * An admin's token may; giving it roles takes a signed-in person. Throws `forbidden`, `person_required`, `step_up_required`, `invalid_request`.
 */
export async function createRobot(caller: Caller, input: CreateRobot): Promise<Robot> {
  return attempt(caller, "robot.create", input.name, async () => {
    const { viewer } = caller;
    authorize(viewer, "robot.manage");
    for (const namespace of input.namespaces) authorize(viewer, "namespace.members", { namespace });
    const roles = rolesGained([], input.roles);
    if (RESERVED_NAMES.includes(input.name.trim().toLowerCase())) throw new AppError("name_taken", "This name belongs to Gatehouse itself.");
    return change(caller, async (work) => {
      if (roles.length > 0) await demandGiverOfRoles(work, caller);
      const responsibleId = await responsiblePerson(work.tx, input.responsible);
      const namespaceIds = await namespaceIdsOf(work.tx, input.namespaces);
      const robot = robotOf(await insertRobot(work.tx, { name: input.name, responsibleId, roles, namespaceIds }));
      const after = { responsible: responsibleId, roles, namespaces: robot.namespaces };
      work.record({ action: "robot.create", object: robot.name, objectIds: [robot.id, responsibleId], after });
      announceAccess(work);
      return robot;
    });
  });
}

/** What rooms above do in the same transaction when another person answers for a robot; how many of its proposals fell with that. */
export type OnHandover = (work: Change, robot: { id: string }) => Promise<{ proposalsVoided: number }>;

/**
 * Disables a robot or enables it again, gives it another person who answers for it, or other roles. When the call returns this
 * process takes none of the tokens of a disabled one. The robot `bootstrap` follows GATEHOUSE_BOOTSTRAP_TOKEN alone.
 * Throws `forbidden`, `person_required`, `step_up_required`, `not_found`, `invalid_request`.
 */
export async function updateRobot(caller: Caller, id: string, input: UpdateRobot, onHandover: OnHandover): Promise<Robot> {
  return attempt(caller, "robot.update", id, async () => {
    authorize(caller.viewer, "robot.manage");
    const robot = await change(caller, (work) => applyUpdate(work, caller, id, input, onHandover));
    await servedHere();
    return robot;
  });
}

async function applyUpdate(work: Change, caller: Caller, id: string, input: UpdateRobot, onHandover: OnHandover): Promise<Robot> {
  const before = await findRobot(work.tx, id);
  if (before === null) throw notFound();
  if (before.bootstrap) throw new AppError("forbidden", "The robot bootstrap is there while GATEHOUSE_BOOTSTRAP_TOKEN is set.");
  if (givesRoles(before, input)) await demandGiverOfRoles(work, caller);
  if (input.disabled !== undefined) await setPrincipalDisabled(work.tx, id, input.disabled);
  if (input.roles !== undefined) await replaceRoles(work.tx, id, input.roles);
  if (input.responsible !== undefined) await setResponsible(work.tx, id, await responsiblePerson(work.tx, input.responsible));
  const after = await findRobot(work.tx, id);
  if (after === null) throw notFound();
  const ended = after.responsible?.id === before.responsible?.id ? {} : await onHandover(work, { id });
  const [was, is] = [factsOf(before), factsOf(after)];
  const changed = Object.keys(input) as (keyof UpdateRobot)[];
  const only = (facts: ReturnType<typeof factsOf>) => Object.fromEntries(changed.map((key) => [key, facts[key]]));
  work.record({ action: "robot.update", object: before.name, objectIds: [id], before: only(was), after: { ...only(is), ...ended } });
  announceAccess(work);
  return robotOf(after);
}

function factsOf({ disabledAt, roles, responsible }: RobotRow) {
  return { disabled: disabledAt !== null, roles: roles.map(({ role }) => role).sort(), responsible: responsible?.id ?? null };
}

/** Enabled again, a robot has its roles again. */
function givesRoles(robot: RobotRow, { disabled, roles }: UpdateRobot): boolean {
  const held = robot.roles.map(({ role }) => role as GlobalRole);
  return (disabled === false && held.length > 0) || rolesGained(held, roles ?? held).length > 0;
}

/** Only a signed-in person gives roles, asked again as for those of people: no token of a robot ever is. */
async function demandGiverOfRoles(work: Change, { viewer }: Caller): Promise<void> {
  if (!isSignedInPerson(viewer)) throw new AppError("person_required", "Only a signed-in person gives roles.");
  await demandFreshProof(work.tx, viewer, "every catalog");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function responsiblePerson(tx: Tx, reference: string): Promise<string> {
  const person = await findPersonByReference(tx, UUID.test(reference) ? { id: reference } : { email: reference.toLowerCase() });
  if (person !== null && person.disabledAt === null) return person.id;
  const message = "is no enabled person's id or e-mail";
  throw new AppError("invalid_request", "A robot needs a person who answers for it.", [{ path: "responsible", message, code: "unknown_person" }]);
}

async function namespaceIdsOf(tx: Tx, names: string[]): Promise<string[]> {
  const ids = await findNamespaceIds(tx, names);
  const unknown = names.filter((name) => !ids.has(serverNameKey(name)));
  const errors = unknown.map((name) => ({ path: "namespaces", message: `There is no namespace "${name}"`, code: "unknown_namespace" }));
  if (errors.length > 0) throw new AppError("invalid_request", "Create the namespace first.", errors);
  return [...ids.values()];
}
