import type { GlobalRole, NamespaceRole } from "@/lib/access/schema";
import type { PersonFilter, PersonState } from "@/lib/access/user-schema";
import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import type { Prisma } from "@/prisma/generated/client";

/** Reading and writing people and robots. Every write needs an audit entry in its transaction (guard `demand_record`). */
const PERSON = {
  id: true, kind: true, name: true, email: true, disabledAt: true, createdAt: true,
  roles: { select: { role: true } },
  sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
} as const satisfies Prisma.PrincipalSelect;

type Stored = Prisma.PrincipalGetPayload<{ select: typeof PERSON }>;
export type PersonRow = Omit<Stored, "roles" | "sessions"> & { roles: GlobalRole[]; lastSeenAt: Date | null };

function toRow({ roles, sessions, ...row }: Stored): PersonRow {
  return { ...row, roles: roles.map(({ role }) => role as GlobalRole).sort(), lastSeenAt: sessions[0]?.lastSeenAt ?? null };
}

const IN_STATE: Record<PersonState, Prisma.PrincipalWhereInput> = {
  enabled: { disabledAt: null },
  disabled: { disabledAt: { not: null } },
  // Rows of sessions are kept when they end.
  never_signed_in: { sessions: { none: {} } },
};

function selected({ q, role, state }: PersonFilter): Prisma.PrincipalWhereInput {
  const text = q === undefined || q.trim() === "" ? undefined : likeLiteral(q.trim());
  return {
    kind: "user",
    ...(text !== undefined && { OR: [{ name: { contains: text, mode: "insensitive" } }, { email: { contains: text.toLowerCase() } }] }),
    // Everybody is a viewer, so nobody is stored as one.
    ...(role !== undefined && role !== "viewer" && { roles: { some: { role } } }),
    ...(state !== undefined && IN_STATE[state]),
  };
}

/** People in order of creation (uuid v7), after `afterId`. */
export async function listPeople(filter: PersonFilter, limit: number, afterId?: string): Promise<PersonRow[]> {
  const where = { AND: [selected(filter), afterId === undefined ? {} : { id: { gt: afterId } }] };
  return (await prisma().principal.findMany({ where, select: PERSON, orderBy: { id: "asc" }, take: limit })).map(toRow);
}

export async function countPeopleWith(filter: PersonFilter): Promise<number> {
  return prisma().principal.count({ where: selected(filter) });
}

export async function findPerson(tx: Tx, id: string): Promise<PersonRow | null> {
  const row = await tx.principal.findFirst({ where: { id, kind: "user" }, select: PERSON });
  return row && toRow(row);
}

/** A person by id or e-mail. */
export async function findPersonByReference(tx: Tx, reference: { id: string } | { email: string }): Promise<PersonRow | null> {
  const row = await tx.principal.findFirst({ where: { ...reference, kind: "user" }, select: PERSON });
  return row && toRow(row);
}

/** What sign-in needs of a person. The only read of a password hash by e-mail. */
export async function findSignIn(email: string) {
  return prisma().principal.findFirst({
    where: { email, kind: "user" },
    select: { id: true, name: true, email: true, passwordHash: true, disabledAt: true },
  });
}

export async function findPasswordHash(id: string): Promise<string | null> {
  const row = await prisma().principal.findUnique({ where: { id }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

export async function insertPerson(tx: Tx, person: { email: string; name: string; passwordHash: string | null; roles: GlobalRole[] }): Promise<PersonRow> {
  const { roles, ...fields } = person;
  const data = { kind: "user", ...fields, roles: { create: stored(roles).map((role) => ({ role })) } };
  return toRow(await tx.principal.create({ data, select: PERSON }));
}

/** `viewer` is implied (viewer-facts.ts), so it is never stored. */
function stored(roles: readonly GlobalRole[]): GlobalRole[] {
  return roles.filter((role) => role !== "viewer");
}

/** Roles that stay stay as they were given: one of a group is not made one given by hand (docs/SIGNIN.md). */
export async function replaceRoles(tx: Tx, principalId: string, roles: GlobalRole[]): Promise<void> {
  await tx.principalRole.deleteMany({ where: { principalId, role: { notIn: stored(roles) } } });
  await tx.principalRole.createMany({ data: stored(roles).map((role) => ({ principalId, role })), skipDuplicates: true });
}

export async function renamePrincipal(tx: Tx, id: string, name: string): Promise<void> {
  await tx.principal.update({ where: { id }, data: { name }, select: { id: true } });
}

export async function setPrincipalDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
  await tx.principal.update({ where: { id }, data: { disabledAt: disabled ? new Date() : null }, select: { id: true } });
}

export async function setPasswordHash(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.principal.update({ where: { id }, data: { passwordHash }, select: { id: true } });
}

/** Enabled people with the role admin, without `exceptId`. */
export async function countActiveAdmins(tx: Tx, exceptId: string): Promise<number> {
  return tx.principal.count({ where: { kind: "user", disabledAt: null, id: { not: exceptId }, roles: { some: { role: "admin" } } } });
}

export async function countPeople(tx: Tx): Promise<number> {
  return tx.principal.count({ where: { kind: "user" } });
}

/** An admin who has never set a password, when nobody else could sign in as one. */
export async function findAdminWithoutPassword(tx: Tx): Promise<{ id: string; email: string | null } | null> {
  const admins = { kind: "user", disabledAt: null, roles: { some: { role: "admin" } } };
  if ((await tx.principal.count({ where: { ...admins, passwordHash: { not: null } } })) > 0) return null;
  return tx.principal.findFirst({ where: admins, select: { id: true, email: true }, orderBy: { id: "asc" } });
}

export async function principalExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.principal.count({ where: { id } })) > 0;
}

export async function findBootstrapPrincipal(tx?: Tx) {
  return (tx ?? prisma()).principal.findFirst({ where: { bootstrap: true }, select: { id: true, disabledAt: true } });
}

export async function insertBootstrapRobot(tx: Tx): Promise<string> {
  const data = { kind: "robot", name: "bootstrap", bootstrap: true, roles: { create: [{ role: "admin" }] } };
  return (await tx.principal.create({ data, select: { id: true } })).id;
}

/** What belongs to a person: memberships by name, the robots they answer for, and whether a password was ever set. */
export async function findMemberships(id: string) {
  const row = await prisma().principal.findUniqueOrThrow({
    where: { id },
    select: {
      passwordHash: true,
      memberships: { select: { role: true, namespace: { select: { name: true } } }, orderBy: { namespace: { nameKey: "asc" } } },
      robots: { select: { id: true, name: true, disabledAt: true }, orderBy: { name: "asc" } },
    },
  });
  return {
    hasPassword: row.passwordHash !== null,
    namespaces: row.memberships.map(({ role, namespace }) => ({ name: namespace.name, role: role as NamespaceRole })),
    robots: row.robots.map((robot) => ({ id: robot.id, name: robot.name, disabled: robot.disabledAt !== null })),
  };
}
