import type { Entry } from "./entry";
import type { ClientFormat, Writing } from "./format";
import { note } from "./notes";
import type { Note } from "./schema";

/** `mcp__<key>__<tool>` within 64 characters, which most clients have in common (install.md §1.7). */
const COMMON_TOOL_NAMES = { limit: 64, around: "mcp____".length };

/** What holds for every client alike. */
export function generalNotes(client: ClientFormat, writing: Writing, entry: Entry): Note[] {
  return [
    ...(entry.kind === "two-steps" ? [note("first-step")] : []),
    ...unprovenTransport(client, writing),
    ...secretsInTheOpen(client, writing, entry),
    ...[...writing.out.wholes].map(([name, value]) => note("whole-value", { name, value })),
    ...replacements(client, writing),
    ...droppedTools(client, writing),
  ];
}

/** For a transport that the client speaks perhaps. */
export function unprovenTransport(client: ClientFormat, { entry }: Writing): Note[] {
  const transport = "endpoint" in entry ? client.unproven?.find((name) => name === entry.endpoint.transport) : undefined;
  return transport === undefined ? [] : [note("transport-unproven", { client: client.name, transport })];
}

function secretsInTheOpen(client: ClientFormat, { out }: Writing, entry: Entry): Note[] {
  const inArguments = entry.kind !== "endpoint" ? entry.process.args.flatMap((text) => text.flatMap((piece) => (typeof piece !== "string" && piece.input.secret ? [piece.input.id] : []))) : [];
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
