import type { Answers } from "@/lib/install/answers";
import type { InstallTarget } from "@/lib/install/schema";
import type { UsableTarget } from "@/lib/install/target-inputs";
import type { TargetList } from "@/lib/install/targets";
import { commandsOf, inShells, linksOf } from "./actions";
import { byHandSteps } from "./by-hand";
import { documentText, fragments, wholeDocument } from "./document";
import { type EndpointEntry, type Entry, entryOf, type Text } from "./entry";
import { firstStepOf } from "./first-step";
import type { ClientFormat, WritableEntry, Writing } from "./format";
import { locationOf } from "./locations";
import { note } from "./notes";
import type { ClientInstall, Note, Os, ReadyInstall } from "./schema";
import { generalNotes } from "./general-notes";
import { isByHand, reasonOf, refusalOf } from "./refusal";
import type { InstallChoice, InstallSubject } from "./view-schema";
import { isMisreadByCmd, startedByCmd } from "./windows";
import { Writer } from "./writer";

/** Everything that decides a configuration. `targets` were built with the same `answers`. */
export interface InstallRequest extends Omit<InstallSubject, "manifest">, Pick<InstallChoice, "os" | "target" | "extra"> {
  targets: TargetList;
  answers: Answers;
}

/**
 * The configuration of one version for one client (install.md §1.5 step H). Guarantees: the version is the exact one, no
 * secret is in it, only references or placeholders; nothing of a manifest reaches a shell unquoted or is replaced by a
 * value of the user's own unsaid. Pure, and runs in the browser.
 */
export function renderInstall(client: ClientFormat, request: InstallRequest): ClientInstall {
  const target = chosenTarget(client, request);
  const os = client.runsOn?.elsewhere ? client.runsOn.os : request.os;
  const base = { client: client.id, name: client.name, os, target: target?.id ?? request.target ?? "", notes: [] };
  if (target === undefined) return { ...base, status: "unsupported", reason: note("nothing-to-install") };
  if ("unsupported" in target && target.download && client.opensBundles) return { ...base, status: "bundle", bundle: target.download };
  if ("unsupported" in target) return { ...base, status: "unsupported", reason: refusalOf(client, target, request.os) ?? reasonOf(target) };
  return usableInstall(client, request, target, base);
}

function usableInstall(client: ClientFormat, request: InstallRequest, target: UsableTarget, base: Base & { notes: Note[] }): ClientInstall {
  const reason = refusalOf(client, target, request.os);
  if (reason !== null) return { ...base, status: "unsupported", reason };
  const { inputs } = request.targets;
  const entry = entryOf({ target, inputs, answers: request.answers, extra: request.extra, clientAsks: client.secrets.asks });
  const missing = openInAddress(entry);
  if (missing.length > 0) return { ...base, status: "incomplete", missing };
  if (client.remotesByHand && entry.kind === "endpoint") return byHand(client, client.remotesByHand, writingOf(client, request, entry, base.os), entry.endpoint, base);
  return rendered(client, request, base.os === "windows" && !client.startsScripts ? startedByCmd(entry) : entry, base);
}

/** The wanted target, else the best that goes into its file, else the best it can use at all, else the best: to say why it cannot. */
function chosenTarget(client: ClientFormat, { targets: { targets }, target, os }: InstallRequest): InstallTarget | undefined {
  if (target !== undefined) return targets.find(({ id }) => id === target);
  const usable = targets.filter((candidate) => refusalOf(client, candidate, os) === null);
  return usable.find((candidate) => !isByHand(client, candidate)) ?? usable[0] ?? targets[0];
}

/** An address with a part nobody supplied is none: what the client might ask later comes too late for it. */
function openInAddress(entry: Entry): string[] {
  if (entry.kind === "process") return [];
  return entry.endpoint.url.flatMap((piece) => (typeof piece === "string" || piece.input.secret ? [] : [piece.input.id]));
}

type Base = Pick<ReadyInstall, "client" | "name" | "os" | "target">;

function rendered(client: ClientFormat, request: InstallRequest, entry: Entry, base: Base): ClientInstall {
  const writing = writingOf(client, request, entry, base.os);
  const body = client.body(writing);
  const refusal = client.refuse?.(entry) ?? unsafeAddress(client, writing);
  if (refusal) return { ...base, notes: [], status: "unsupported", reason: refusal };
  const { out } = writing;
  const isMisread = "process" in writing.entry && isMisreadByCmd(writing.entry.process);
  const first = firstStepOf(entry, writing.os);
  const missing = [...new Set([...out.placeholders.values()].filter(({ secret }) => !secret).map(({ id }) => id).concat(first.missing))];
  const isSafe = missing.length === 0 && out.expanded.length === 0 && !isMisread;
  const actions = isSafe ? { ...commandsOf(client, writing, body), ...linksOf(client, writing, body, request.webLinks) } : NO_ACTIONS;
  const { section } = client;
  return {
    ...base,
    status: "ready",
    key: writing.key,
    format: client.syntax,
    locations: client.locations.map((location) => locationOf(location, writing.key)),
    snippet: fragments(client, writing, body),
    wholeFile: client.sharesFile ? null : documentText(client.syntax, wholeDocument(client, writing, body)),
    runs: runsOf(writing),
    start: first.start,
    add: actions.add,
    links: actions.links,
    remove: { section: section.join("."), commands: removalOf(client, writing) },
    missing,
    variables: [...out.variables].map(([name, { input, isFixed }]): ReadyInstall["variables"][number] => ({ name, input: input.id, ...(isFixed && { fixed: true }) })).concat(first.variables),
    notes: [...generalNotes(client, writing, entry), ...(isMisread ? [note("windows-characters")] : []), ...(client.notes?.(writing) ?? []), ...actions.addNotes, ...actions.linkNotes],
  };
}

function byHand(client: ClientFormat, window: NonNullable<ClientFormat["remotesByHand"]>, writing: Writing, endpoint: EndpointEntry, base: Base): ClientInstall {
  const steps = byHandSteps(client, window, writing, endpoint);
  const refusal = unsafeAddress(client, writing);
  return refusal === null ? { ...base, ...steps } : { ...base, notes: [], status: "unsupported", reason: refusal };
}

const NO_ACTIONS: ReturnType<typeof commandsOf> & ReturnType<typeof linksOf> = { add: [], addNotes: [], links: [], linkNotes: [] };

function writingOf(client: ClientFormat, request: InstallRequest, entry: Entry, os: Os): Writing {
  const { server, version, title, description, tools, shortKey, routerName, registryNames } = request;
  const named = client.keyOf?.({ key: shortKey, server, routerName });
  const key = named ?? (client.matchesRegistryName && registryNames ? server : shortKey);
  const writable: WritableEntry = entry.kind === "process" ? { process: entry.process } : { endpoint: entry.endpoint };
  return { key, shortKey, server, version, title, description, tools, os, entry: writable, out: new Writer(client.secrets, shortKey) };
}

/** What would send a value of the user's own to a server, or keep a secret in an address. */
function unsafeAddress(client: ClientFormat, { entry, out }: Writing): Note | null {
  if (!("endpoint" in entry)) return null;
  const expanded = out.expanded.find(({ place }) => place === "url" || place === "header");
  if (expanded) return note("expands-in-address", { client: client.name, text: expanded.text });
  const isSecretWritten = entry.endpoint.url.some((piece) => typeof piece !== "string" && out.placeholders.has(piece.input.id));
  return isSecretWritten ? note("secret-in-address", { client: client.name }) : null;
}

function runsOf({ entry, out }: Writing): ReadyInstall["runs"] {
  if ("endpoint" in entry) return { argv: null, url: out.text(entry.endpoint.url, "url") };
  return { argv: [entry.process.command, ...entry.process.args.map((text: Text) => out.text(text, "argument"))], url: null };
}

function removalOf(client: ClientFormat, { key, os }: Writing): ReadyInstall["add"] {
  const argv = client.remove?.(key);
  return argv === undefined ? [] : inShells(argv, os);
}
