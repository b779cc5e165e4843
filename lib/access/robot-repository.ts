import type { GlobalRole } from "@/lib/access/schema";
import { EXPIRING_DAYS, type RobotFilter } from "@/lib/access/robot-schema";
import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import type { Prisma } from "@/prisma/generated/client";

const ROBOT = {
  id: true,
  name: true,
  disabledAt: true,
  createdAt: true,
  bootstrap: true,
  responsible: { select: { id: true, name: true, disabledAt: true } },
  roles: { select: { role: true } },
  memberships: { select: { namespace: { select: { name: true } } } },
  tokens: { where: { revokedAt: null }, select: { expiresAt: true, lastUsedAt: true } },
} as const satisfies Prisma.PrincipalSelect;

export type RobotRow = Prisma.PrincipalGetPayload<{ select: typeof ROBOT }>;

const DAY_MS = 86_400_000;

function inState(state: RobotFilter["state"], now: Date): Prisma.PrincipalWhereInput {
  switch (state) {
    case undefined:
      return {};
    case "enabled":
      return { disabledAt: null };
    case "disabled":
      return { disabledAt: { not: null } };
    case "orphaned":
      return { disabledAt: null, responsible: { disabledAt: { not: null } } };
    case "expiring":
      return { disabledAt: null, tokens: { some: { revokedAt: null, expiresAt: { gt: now, lte: new Date(now.getTime() + EXPIRING_DAYS * DAY_MS) } } } };
  }
}

/** Robots in order of creation, after `afterId`. */
export async function listRobots({ q, state }: RobotFilter, limit: number, afterId?: string): Promise<RobotRow[]> {
  const named = q === undefined || q.trim() === "" ? {} : { name: { contains: likeLiteral(q.trim()), mode: "insensitive" as const } };
  const where = { AND: [{ kind: "robot" }, named, inState(state, new Date()), afterId === undefined ? {} : { id: { gt: afterId } }] };
  return prisma().principal.findMany({ where, select: ROBOT, orderBy: { id: "asc" }, take: limit });
}

export async function findRobot(tx: Tx, id: string): Promise<RobotRow | null> {
  return tx.principal.findFirst({ where: { id, kind: "robot" }, select: ROBOT });
}

export interface NewRobot {
  name: string;
  responsibleId: string;
  roles: GlobalRole[];
  namespaceIds: string[];
}

export async function insertRobot(tx: Tx, { name, responsibleId, roles, namespaceIds }: NewRobot): Promise<RobotRow> {
  const data = {
    kind: "robot",
    name,
    responsibleId,
    roles: { create: roles.map((role) => ({ role })) },
    memberships: { create: namespaceIds.map((namespaceId) => ({ namespaceId, role: "publisher" })) },
  };
  return tx.principal.create({ data, select: ROBOT });
}

export async function setResponsible(tx: Tx, id: string, responsibleId: string): Promise<void> {
  await tx.principal.update({ where: { id }, data: { responsibleId }, select: { id: true } });
}
