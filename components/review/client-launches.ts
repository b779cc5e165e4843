import { givenTo } from "@/lib/install/configuration/given";
import { installView } from "@/lib/install/configuration/view";
import { CLIENT_IDS, type ClientInstall, type Os, type ReadyInstall } from "@/lib/install/configuration/schema";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";

/** What some clients run or reach, the same for all of them, or why they can do neither. */
export interface Launch {
  clients: string[];
  os: Os;
  /** Argument by argument, as no shell will join them; or the one address. Empty where nothing runs. */
  words: string[];
  /** What a person starts beforehand and leaves running, argument by argument, where the client only connects; else empty. */
  start: string[];
  /** Environment variables and headers, each as one text with its value, `<id>` where the user supplies it; then the names of other variables that must exist. */
  given: string[];
  /** Why there is nothing, in English. */
  refusal: string | null;
}

/**
 * Exactly what each client would run, from the engine that writes their configurations. Clients that do the same are told
 * together; Windows only where it does something else there.
 */
export function clientLaunches(subject: InstallSubject): Launch[] {
  const given = givenTo(subject.manifest);
  const launches = CLIENT_IDS.flatMap((client) => {
    const [elsewhere, windows] = (["linux", "windows"] as const).map((os) => launchOf(installView(subject, { client, os, answers: {}, extra: [] }).install, given));
    if (!elsewhere || !windows) return [];
    return keyOf(elsewhere) === keyOf(windows) || windows.refusal !== null ? [elsewhere] : [elsewhere, windows];
  });
  const groups = new Map<string, Launch>();
  for (const launch of launches) {
    const known = groups.get(keyOf(launch));
    if (known) known.clients.push(...launch.clients);
    else groups.set(keyOf(launch), launch);
  }
  // What most clients do comes first, and what none can do last.
  return [...groups.values()].sort((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null) || b.clients.length - a.clients.length);
}

function launchOf(install: ClientInstall, given: (install: ReadyInstall) => string[]): Launch {
  const base = { clients: [install.name], os: install.os, words: [], start: [], given: [], refusal: null };
  if (install.status === "ready") return { ...base, words: install.runs.argv ?? [install.runs.url ?? ""], start: install.start?.argv ?? [], given: given(install) };
  if (install.status === "bundle") return { ...base, words: [install.bundle.url, `sha256:${install.bundle.sha256}`] };
  if (install.status === "by-hand") return { ...base, words: [install.url], given: Object.entries(install.headers).map(([name, value]) => `${name}: ${value}`) };
  return { ...base, refusal: install.status === "incomplete" ? `Needs first: ${install.missing.join(", ")}` : install.reason.message };
}

const keyOf = ({ words, start, given, refusal }: Launch) => JSON.stringify([words, start, [...given].sort(), refusal]);

/** What the first client of a launch ran before, where it is another thing now. */
export function launchBefore(launch: Launch, before: readonly Launch[]): Launch | undefined {
  const [client = ""] = launch.clients;
  const found = before.find(({ clients, os }) => clients.includes(client) && os === launch.os) ?? before.find(({ clients }) => clients.includes(client));
  return found && keyOf(found) !== keyOf(launch) ? found : undefined;
}
