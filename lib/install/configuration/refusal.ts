import type { InstallTarget, UnsupportedTarget } from "@/lib/install/schema";
import type { UsableTarget } from "@/lib/install/target-inputs";
import type { ClientFormat } from "./format";
import { note } from "./notes";
import type { Note, Os } from "./schema";

const SYSTEMS: Readonly<Record<Os, string>> = { macos: "macOS", linux: "Linux", windows: "Windows" };

/** Why nobody can use a target. */
export function reasonOf({ unsupported, reason }: UnsupportedTarget): Note {
  return { ...reason, level: "warning", message: unsupported };
}

/** Why a client cannot use a target, whatever is answered; null when it can (install.md §1.5 step A). */
export function refusalOf(client: ClientFormat, target: InstallTarget, os: Os): Note | null {
  const { name, runsOn } = client;
  if (runsOn && !runsOn.elsewhere && runsOn.os !== os) return note("other-system", { client: name, system: SYSTEMS[runsOn.os] });
  if ("unsupported" in target) return target.download && client.opensBundles ? null : reasonOf(target);
  return usableRefusal(client, target);
}

/** Whether a target is entered in the client's own window instead of its file. */
export function isByHand(client: ClientFormat, target: InstallTarget): boolean {
  return client.remotesByHand !== undefined && "url" in target;
}

function usableRefusal(client: ClientFormat, target: UsableTarget): Note | null {
  const { name } = client;
  if ("url" in target && "command" in target && !client.startsAndConnects) return note("two-steps", { client: name });
  if (isByHand(client, target)) return null;
  return client.speaks.includes(target.transport) ? null : note("transport", { client: name, transport: target.transport });
}
