import { authorize, isSignedInPerson } from "@/lib/access/permissions";
import { findNamespaceIds } from "@/lib/access/namespace-repository";
import { findPersonByReference, setPrincipalDisabled } from "@/lib/access/principal-repository";
import { findRobot, insertRobot, listRobots, type RobotRow } from "@/lib/access/robot-repository";
import { rolesGained } from "@/lib/access/role-rules";
import type { CreateRobot, Robot, UpdateRobot } from "@/lib/access/robot-schema";
import type { Caller, GlobalRole } from "@/lib/access/schema";
import { attempt, change, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announceAccess } from "@/lib/catalog/feed";
import type { Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

/** Names the audit record uses for Gatehouse's own actors: no other robot may look like one. */
const RESERVED_NAMES: readonly string[] = ["bootstrap", "gatehouse"];

/** Services for robots (governance.md §3, §4 `/robots`). */
function robotOf({ id, name, disabledAt, createdAt, responsible, roles, memberships }: RobotRow): Robot {
  return {
    id,
    name,
    responsible,
    roles: roles.map(({ role }) => role as GlobalRole).sort(),
    namespaces: memberships.map(({ namespace }) => namespace.name).sort(),
    disabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
  };
}

/** Robots by age, after the one with id `after`. Throws `forbidden`. */
export async function robotsPage(caller: Caller, limit: number, after?: string): Promise<Robot[]> {
  authorize(caller.viewer, "robot.manage");
  return (await listRobots(limit, after)).map(robotOf);
}

/**
 * Creates a robot with its responsible person and makes it a publisher of namespaces.
 * An admin's token may; giving it roles takes a signed-in person. Throws `forbidden`, `person_required`, `invalid_request`.
 */
export async function createRobot(caller: Caller, input: CreateRobot): Promise<Robot> {
  return attempt(caller, "robot.create", input.name, async () => {
    const { viewer } = caller;
    authorize(viewer, "robot.manage");
    for (const namespace of input.namespaces) authorize(viewer, "namespace.members", { namespace });
    const roles = rolesGained([], input.roles);
    if (RESERVED_NAMES.includes(input.name.trim().toLowerCase())) throw new AppError("name_taken", "This name belongs to Gatehouse itself.");
    if (roles.length > 0 && !isSignedInPerson(viewer)) throw new AppError("person_required", "Only a signed-in person gives roles.");
    return change(caller, async (work) => {
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

/**
 * Disables a robot, or enables it again. When the call returns this process takes none of its tokens any more.
 * The robot `bootstrap` follows GATEHOUSE_BOOTSTRAP_TOKEN alone. Throws `forbidden`, `person_required`, `not_found`.
 */
export async function updateRobot(caller: Caller, id: string, { disabled }: UpdateRobot): Promise<Robot> {
  return attempt(caller, "robot.update", id, async () => {
    authorize(caller.viewer, "robot.manage");
    const robot = await change(caller, (work) => setDisabled(work, caller, id, disabled));
    await servedHere();
    return robot;
  });
}

async function setDisabled(work: Change, { viewer }: Caller, id: string, disabled: boolean): Promise<Robot> {
  const row = await findRobot(work.tx, id);
  if (row === null) throw notFound();
  if (row.bootstrap) throw new AppError("forbidden", "The robot bootstrap is there while GATEHOUSE_BOOTSTRAP_TOKEN is set.");
  // Enabled again, it has its roles again.
  if (!disabled && row.roles.length > 0 && !isSignedInPerson(viewer)) throw new AppError("person_required", "Only a signed-in person gives roles.");
  await setPrincipalDisabled(work.tx, id, disabled);
  work.record({ action: "robot.update", object: row.name, objectIds: [id], before: { disabled: row.disabledAt !== null }, after: { disabled } });
  announceAccess(work);
  return robotOf({ ...row, disabledAt: disabled ? new Date() : null });
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
