import { findAllNamespaces, putMember } from "@/lib/access/namespace-repository";
import { permissionCovers } from "@/lib/access/registry-permissions";
import type { RequestContext } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { wasRecorded } from "@/lib/audit/history";
import { type Change, change } from "@/lib/audit/write";
import { announceAccess } from "@/lib/catalog/feed";
import { lockText } from "@/lib/db/transaction";
import { proofKey, type ProvenIdentity } from "./identity";
import { findProofRobot, insertProofRobot, type ProofRobot } from "./robot-repository";

/**
 * The robot that stands for a proven identity: made at its first login, without roles and without a responsible person,
 * publisher of the namespaces it proved (governance.md §3: robots publish where they are members). Namespaces that do not
 * exist are not made: an administrator creates them. Writes, and leaves audit entries, only when something is new.
 */
export async function robotOfIdentity(identity: ProvenIdentity, request: RequestContext): Promise<ProofRobot> {
  const proof = proofKey(identity);
  const known = await findProofRobot(proof);
  if (known !== null && (known.disabledAt !== null || (await missingNamespaces(identity, known)).length === 0)) return known;
  return change({ ...SYSTEM_CALLER, request }, async (work) => {
    await lockText(work.tx, `proof ${proof}`);
    const robot = (await findProofRobot(proof, work.tx)) ?? (await recordNewRobot(work, proof));
    for (const { id, name } of await missingNamespaces(identity, robot)) {
      await putMember(work.tx, id, robot.id, "publisher");
      work.record({ action: "namespace.member.put", object: name, objectIds: [id, robot.id], before: null, after: "publisher", reason: `proved by ${identity.method}` });
    }
    work.record({ action: "proof.login", object: robot.name, objectIds: [robot.id], after: identity.permissions.map(({ action, resource }) => `${action} ${resource}`) });
    announceAccess(work);
    return robot;
  });
}

async function recordNewRobot(work: Change, proof: string): Promise<ProofRobot> {
  const robot = await insertProofRobot(work.tx, proof);
  work.record({ action: "robot.create", object: robot.name, objectIds: [robot.id] });
  return robot;
}

/** Proved and existing, but the robot is no member yet. Whoever was removed stays removed: a person adds it again. */
async function missingNamespaces({ permissions }: ProvenIdentity, robot: ProofRobot): Promise<{ id: string; name: string }[]> {
  const all = await findAllNamespaces();
  const missing = all.filter(({ id, name }) => !robot.namespaceIds.includes(id) && permissions.some((permission) => permissionCovers(permission, name)));
  const removed = await Promise.all(missing.map(({ id }) => wasRecorded("namespace.member.delete", [id, robot.id])));
  return missing.filter((_, index) => removed[index] !== true);
}
