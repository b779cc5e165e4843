import { findBootstrapPrincipal, insertBootstrapRobot, setPrincipalDisabled } from "@/lib/access/principal-repository";
import type { Caller, RequestContext } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { bootstrapViewer } from "@/lib/access/viewer";
import { change } from "@/lib/audit/write";
import { announceAccess } from "@/lib/catalog/feed";
import { config } from "@/lib/config/config";
import { slot } from "@/lib/config/slot";
import { log } from "@/lib/telemetry/log";
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
    // Of two processes that start at once the second finds it done.
    if (robot === null ? !wanted : wanted === (robot.disabledAt === null)) return work.nothingToDo();
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
  if (caller.viewer.bootstrap && claimNote()) await recordUse(caller);
}

/**
 * The same for reads that check the token in memory. Returns at once and, but for the first read of a minute, touches
 * nothing; an entry that could not be written is due again with the next read.
 */
export function noteBootstrapRead(request: () => RequestContext): void {
  if (!claimNote()) return;
  recordRead(request()).catch((error: unknown) => {
    lastNoted.set(0);
    log().error({ err: error }, "the use of the bootstrap token could not be recorded");
  });
}

/** True once a minute: whoever gets it writes the entry. */
function claimNote(): boolean {
  const now = Date.now();
  if (now - (lastNoted.peek() ?? 0) < NOTE_EVERY_MS) return false;
  lastNoted.set(now);
  return true;
}

async function recordRead(request: RequestContext): Promise<void> {
  const viewer = await bootstrapViewer(config().bootstrapToken ?? "");
  if (viewer !== null) await recordUse({ viewer, request });
}

async function recordUse(caller: Caller): Promise<void> {
  await change(caller, async (work) => {
    work.record({ action: "bootstrap.used", object: "bootstrap", objectIds: [caller.viewer.principalId] });
  });
}
