import { setTimeout as delay } from "node:timers/promises";
import type { NacosAdmin } from "./client/admin";
import { isNacosError } from "./client/errors";
import { examine } from "./converge";
import { type DesiredState, desiredName } from "./desired";
import { loadDesired, TargetNames } from "./load-desired";
import type { Step } from "./plan";
import { twoAtATime } from "./run";
import { ServiceDirectory } from "./service-directory";
import { knownItems } from "./sync-repository";
import type { TargetRow } from "./target-repository";
import type { DryRun, DryRunStep } from "./target-schema";

const MAX_SERVERS = 100;
type Entry = DryRun["items"][number];

/** What the next sync of a target would write. Throws `NacosError` when the target does not work as a whole. */
export async function dryRunOf(target: TargetRow, connected: NacosAdmin): Promise<DryRun> {
  const admin = twoAtATime(connected);
  const { capabilities } = await admin.state();
  const context = {
    ...{ admin, capabilities, services: new ServiceDirectory(admin), replaceForeign: target.drift === "enforce", onlyRemovals: false },
    sleep: (ms: number) => delay(ms).then(() => undefined),
  };
  const names = new TargetNames(target);
  const items = (await knownItems(target.id)).sort((a, b) => (a.serverName < b.serverName ? -1 : 1));
  const entries = await Promise.all(
    items.slice(0, MAX_SERVERS).map(async (item): Promise<Entry | null> => {
      const desired = await loadDesired(target, item, await names.of(item));
      try {
        return entryOf(item.serverName, desired, (await examine(desired, context)).plan);
      } catch (error) {
        if (!isNacosError(error) || ["unavailable", "auth_denied", "unexpected"].includes(error.code)) throw error;
        return { ...subject(item.serverName, desired), outcome: "failed", code: error.code, detail: error.message, steps: [] };
      }
    }),
  );
  const changing = entries.filter((entry) => entry !== null);
  return { items: changing, unchanged: entries.length - changing.length, cut: items.length > MAX_SERVERS };
}

function subject(server: string, desired: DesiredState): Pick<Entry, "server" | "version" | "nacosName"> {
  return { server, version: desired.state === "present" ? desired.server.version : null, nacosName: desiredName(desired) };
}

/** Null when nothing would be written. */
function entryOf(server: string, desired: DesiredState, plan: Awaited<ReturnType<typeof examine>>["plan"]): Entry | null {
  const base = { ...subject(server, desired), code: null };
  if (plan.kind === "adopt") return { ...base, outcome: "adopt", detail: `The entry ${plan.id} is exactly what is approved: it becomes ours.`, steps: [] };
  if (plan.kind === "conflict") return { ...base, outcome: "conflict", detail: `The entry ${plan.otherId} has its name. Decide whether to adopt or to replace it.`, steps: [] };
  const refusal = desired.state === "absent" ? desired.refusal : null;
  const steps = plan.steps.map(stepView);
  if (refusal !== null) return { ...base, outcome: "refused", code: refusal.code, detail: refusal.sentence, steps };
  return steps.length === 0 ? null : { ...base, outcome: "write", detail: `${steps.length} ${steps.length === 1 ? "step" : "steps"}`, steps };
}

function stepView(step: Step): DryRunStep {
  const at = "at" in step ? `${step.at.address}:${step.at.port}` : null;
  if ("server" in step) return { do: step.do, subject: step.server.name, version: step.server.version, at };
  if ("service" in step) return { do: step.do, subject: step.service, version: null, at };
  return { do: step.do, subject: step.id, version: "version" in step ? step.version : null, at };
}
