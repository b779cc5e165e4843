import { commandLine } from "@/lib/install/shell/quote";
import type { Entry } from "./entry";
import type { ClientFormat, Writing } from "./format";
import { note } from "./notes";
import type { Note } from "./schema";

/** `mcp__<key>__<tool>` within 64 characters, which most clients have in common (install.md §1.7). */
const COMMON_TOOL_NAMES = { limit: 64, around: "mcp____".length };

/** What holds for every client alike. */
export function generalNotes(client: ClientFormat, writing: Writing, entry: Entry): Note[] {
  return [
    ...firstStep(entry, writing),
    ...unprovenTransport(client, writing),
    ...secretsInTheOpen(client, writing),
    ...[...writing.out.wholes].map(([name, value]) => note("whole-value", { name, value })),
    ...replacements(client, writing),
    ...droppedTools(client, writing),
  ];
}

function firstStep(entry: Entry, { out }: Writing): Note[] {
  if (entry.kind !== "two-steps") return [];
  const { command, args } = entry.process;
  const argv = [command, ...args.map((text) => out.text(text, "argument"))];
  return [note("first-step", { command: commandLine("sh", argv) ?? JSON.stringify(argv) })];
}

/** For a transport that the client speaks perhaps. */
export function unprovenTransport(client: ClientFormat, { entry }: Writing): Note[] {
  const transport = "endpoint" in entry ? client.unproven?.find((name) => name === entry.endpoint.transport) : undefined;
  return transport === undefined ? [] : [note("transport-unproven", { client: client.name, transport })];
}

function secretsInTheOpen(client: ClientFormat, { entry, out }: Writing): Note[] {
  const inArguments = "process" in entry ? entry.process.args.flatMap((text) => text.flatMap((piece) => (typeof piece !== "string" && piece.input.secret ? [piece.input.id] : []))) : [];
  const inFile = [...out.placeholders.values()].filter(({ secret }) => secret).map(({ id }) => `<${id}>`);
  return [
    ...(inArguments.length > 0 ? [note("secret-in-arguments", { names: [...new Set(inArguments)].join(", ") })] : []),
    ...(inFile.length > 0 ? [note("replace-before-saving", { client: client.name, names: inFile.join(", ") })] : []),
  ];
}

function replacements(client: ClientFormat, { out }: Writing): Note[] {
  const texts = [...new Set(out.expanded.map(({ text }) => text))];
  return texts.length === 0 ? [] : [note("expands", { client: client.name, text: texts.join(", ") })];
}

/** For tools whose name is too long together with the key. */
export function droppedTools(client: ClientFormat, { key, tools }: Writing): Note[] {
  const { limit, around } = client.toolNames ?? COMMON_TOOL_NAMES;
  const dropped = tools.filter(({ name }) => key.length + around + name.length > limit).map(({ name }) => name);
  return dropped.length === 0 ? [] : [note("tool-names", { client: client.name, limit: String(limit - around), tools: dropped.slice(0, 5).join(", ") + (dropped.length > 5 ? ", …" : "") })];
}
