import type { PrincipalFacts } from "@/lib/access/viewer-facts";
import type { Tx } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";

/** Robots that stand for proven identities. Every write needs an audit entry in its transaction. */
const ROBOT = {
  id: true,
  name: true,
  disabledAt: true,
  memberships: { select: { role: true, namespace: { select: { id: true, name: true } } } },
} as const;

export interface ProofRobot {
  id: string;
  name: string;
  disabledAt: Date | null;
  namespaceIds: string[];
}

/** The robot of `proof` (`<method>:<subject>`), or null when that identity never logged in. */
export async function findProofRobot(proof: string, tx?: Tx): Promise<ProofRobot | null> {
  const row = await (tx ?? prisma()).principal.findUnique({ where: { proof }, select: ROBOT });
  if (row === null) return null;
  const { memberships, ...robot } = row;
  return { ...robot, namespaceIds: memberships.map(({ namespace }) => namespace.id) };
}

export async function insertProofRobot(tx: Tx, proof: string): Promise<ProofRobot> {
  const data = { kind: "robot", name: `proof:${proof}`, proof };
  const { id, name, disabledAt } = await tx.principal.create({ data, select: ROBOT });
  return { id, name, disabledAt, namespaceIds: [] };
}

/** The robot with its memberships as they are now, or null when the id is not of such a robot. */
export async function findProofRobotFacts(id: string): Promise<PrincipalFacts | null> {
  const row = await prisma().principal.findFirst({ where: { id, proof: { not: null } }, select: { ...ROBOT, email: true, responsibleId: true } });
  if (row === null) return null;
  const { memberships, ...robot } = row;
  const namespaces = memberships.map(({ role, namespace }) => ({ name: namespace.name, role: role === "owner" ? ("owner" as const) : ("publisher" as const) }));
  return { ...robot, kind: "robot", bootstrap: false, roles: [], namespaces };
}
