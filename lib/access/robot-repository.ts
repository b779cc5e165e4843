import type { GlobalRole } from "@/lib/access/schema";
import { prisma, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

const ROBOT = {
  id: true,
  name: true,
  disabledAt: true,
  createdAt: true,
  bootstrap: true,
  responsible: { select: { id: true, name: true } },
  roles: { select: { role: true } },
  memberships: { select: { namespace: { select: { name: true } } } },
} as const;

export type RobotRow = Prisma.PrincipalGetPayload<{ select: typeof ROBOT }>;

/** Robots in order of creation, after `afterId`. */
export async function listRobots(limit: number, afterId?: string): Promise<RobotRow[]> {
  const where = { kind: "robot", ...(afterId !== undefined && { id: { gt: afterId } }) };
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
