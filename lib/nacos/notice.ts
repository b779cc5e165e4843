import { converge } from "./converge";
import type { DesiredState } from "./desired";
import type { Step } from "./plan";
import { registryNotice } from "./placeholder";
import type { Run } from "./run";
import { assertUnchanged, countWanted, noteNotice, noteStep } from "./sync-repository";

/**
 * Keeps the notice of an empty catalog where nothing else is listed, and takes it away when something is: routers ignore an
 * empty list and would go on showing what was suspended last (nacos.md §3.3). `isSuspect`: somebody may have changed it there.
 */
export async function settleNotice(run: Run, isSuspect: boolean): Promise<void> {
  const known = isSuspect ? null : run.target.notice;
  const wanted = (await isWanted(run, known)) ? "present" : "absent";
  if (wanted !== known) await writeNotice(run, wanted);
}

/** Takes the notice away, whatever is listed. */
export async function removeNotice(run: Run): Promise<void> {
  if (run.target.notice !== "absent") await writeNotice(run, "absent");
}

async function isWanted({ target, onlyRemovals, admin }: Run, known: string | null): Promise<boolean> {
  // A paused target has taken away what was approved no longer, and writes nothing in its place.
  if (!onlyRemovals && (await countWanted(target.id)) > 0) return false;
  if (known === "present") return true;
  const { id } = registryNotice(target.namespaceId);
  return (await admin.listServers()).every((listed) => listed.id === id);
}

async function writeNotice(run: Run, wanted: "present" | "absent"): Promise<void> {
  const { admin, services, capabilities, sleep, fence } = run;
  const server = registryNotice(run.target.namespaceId);
  const desired: DesiredState = wanted === "present"
    ? { state: "present", server, approved: [server.version ?? ""] }
    : { state: "absent", id: server.id, name: server.name, refusal: null };
  await noteNotice(fence, null);
  const outcome = await converge(desired, {
    ...{ admin, services, capabilities, sleep, replaceForeign: false, onlyRemovals: false },
    beforeStep: async () => {
      await run.lease.assure();
      await assertUnchanged(run.target);
    },
    afterStep: (step) => noteNoticeStep(run, step, server.id),
  });
  // Somebody else's entry of that name is left alone, and does what ours would do.
  if (outcome.kind === "settled") await noteNotice(fence, wanted);
}

async function noteNoticeStep({ fence, target }: Run, step: Step, subject: string): Promise<void> {
  const action = step.do === "delete_server" ? "notice_removed" : "notice_written";
  await noteStep(fence, target.name, { serverName: null, action, subject, version: null, cause: "listing" });
}
