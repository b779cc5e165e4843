import { findBootstrapPrincipal, insertBootstrapRobot, setPrincipalDisabled } from "@/lib/access/principal-repository";
import type { Caller } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { announceAccess } from "@/lib/catalog/feed";
import { config } from "@/lib/config/config";
import { slot } from "@/lib/config/slot";
import { lockText } from "@/lib/db/transaction";

const NOTE_EVERY_MS = 60_000;
const lastNoted = slot<number>("bootstrapLastNoted");

/**
 * Makes the robot `bootstrap` what GATEHOUSE_BOOTSTRAP_TOKEN says (governance.md §3): there with the role admin while
 * the variable is set, disabled while it is not. Call once at the start of a server process; safe to repeat and to race.
 */
export async function ensureBootstrapRobot(): Promise<void> {
  const wanted = config().bootstrapToken !== null;
  const existing = await findBootstrapPrincipal();
  if (existing === null ? !wanted : wanted === (existing.disabledAt === null)) return;
  await change(SYSTEM_CALLER, async (work) => {
    await lockText(work.tx, "bootstrap robot");
    const robot = await findBootstrapPrincipal(work.tx);
    const id = robot?.id ?? (await insertBootstrapRobot(work.tx));
    if (robot !== null) await setPrincipalDisabled(work.tx, id, !wanted);
    work.record({ action: wanted ? "bootstrap.enable" : "bootstrap.disable", object: "bootstrap", objectIds: [id] });
    announceAccess(work);
  });
}

/**
 * Records that the bootstrap token is in use. Writes leave entries of their own; so that reads are not silent and the
 * record does not drown, each process adds one entry a minute in which the token was used (docs/DECISIONS.md).
 * Does nothing for every other viewer.
 */
export async function noteBootstrapUse(caller: Caller): Promise<void> {
  if (!caller.viewer.bootstrap) return;
  const now = Date.now();
  if (now - (lastNoted.peek() ?? 0) < NOTE_EVERY_MS) return;
  lastNoted.set(now);
  await change(caller, async (work) => {
    work.record({ action: "bootstrap.used", object: "bootstrap", objectIds: [caller.viewer.principalId] });
  });
}
