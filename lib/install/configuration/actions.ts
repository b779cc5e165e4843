import { commandLine } from "@/lib/install/shell/quote";
import type { ClientFormat, JsonObject, Link, Writing } from "./format";
import { MAX_LINK_LENGTH } from "./links";
import { note } from "./notes";
import type { Commands, Note, Os, Shell } from "./schema";

/** The shells people use on a system. */
function shellsOf(os: Os): readonly Shell[] {
  return os === "windows" ? ["powershell", "cmd"] : ["sh"];
}

/** A command line for each shell of a system that can carry it. */
export function inShells(argv: readonly string[], os: Os): Commands {
  return shellsOf(os).flatMap((shell) => {
    const code = commandLine(shell, argv);
    return code === null ? [] : [{ shell, code }];
  });
}

/** The commands that add the entry. What only the user has is never among them: process lists and histories show commands. */
export function commandsOf(client: ClientFormat, writing: Writing, body: JsonObject): { add: Commands; addNotes: Note[] } {
  if (!client.add) return { add: [], addNotes: [] };
  if (writing.out.placeholders.size > 0) return { add: [], addNotes: [note("no-command-secret")] };
  const form = client.add(writing, body);
  if (form === null) return { add: [], addNotes: [] };
  if ("code" in form) return { add: [], addNotes: [form] };
  const add = inShells(form, writing.os);
  return { add, addNotes: add.length === 0 ? [note("no-command-characters")] : [] };
}

/** The links that open the client with the entry, as far as they are safe and short enough. */
export function linksOf(client: ClientFormat, writing: Writing, body: JsonObject, wantsWeb: boolean): { links: Link[]; linkNotes: Note[] } {
  const links = client.links?.(writing, body).filter(({ kind }) => wantsWeb || kind !== "web") ?? [];
  if (links.length === 0) return { links, linkNotes: [] };
  if (hasSecretArgument(writing)) return { links: [], linkNotes: [note("no-link-secret")] };
  const short = links.filter(({ url }) => url.length <= MAX_LINK_LENGTH);
  return { links: short, linkNotes: [...(short.length < links.length ? [note("no-link-length")] : []), ...leftEmpty(client, writing)] };
}

/** A client that does not ask shows the entry with the secret to be filled in; in an argument nobody would find it. */
function hasSecretArgument({ entry, out }: Writing): boolean {
  if (!("process" in entry)) return false;
  return entry.process.args.some((text) => text.some((piece) => typeof piece !== "string" && !out.prompts.has(piece.input.id)));
}

function leftEmpty(client: ClientFormat, { entry }: Writing): Note[] {
  const [place, values] = "process" in entry ? (["env", entry.process.env] as const) : (["header", entry.endpoint.headers] as const);
  if (!client.linkLeaves?.includes(place)) return [];
  const names = Object.entries(values).flatMap(([name, text]) => (text.some((piece) => typeof piece !== "string") ? [name] : []));
  return names.length === 0 ? [] : [note("link-without-secrets", { client: client.name, names: names.join(", ") })];
}
