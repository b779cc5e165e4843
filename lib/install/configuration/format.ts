import type { EndpointEntry, Entry, ProcessEntry } from "./entry";
import type { ClientId, Location, Note, Os, ReadyInstall } from "./schema";
import type { SecretStyle } from "./secrets";
import type { InstallSubject } from "./view-schema";
import type { Writer } from "./writer";

export type JsonObject = Record<string, unknown>;

/** What a client format is given: one server, its entry, and the writer for the texts in it. */
export interface Writing {
  /** The name under which this client knows the server (install.md §1.7). */
  key: string;
  /** A short slug without dots and slashes, for identifiers that belong to this server. */
  shortKey: string;
  server: string;
  version: string;
  title: string;
  description: string;
  tools: InstallSubject["tools"];
  os: Os;
  entry: WritableEntry;
  out: Writer;
}

/** One of both: clients that cannot start and connect were refused before. */
export type WritableEntry = { process: ProcessEntry } | { endpoint: EndpointEntry };

export type Fragment = ReadyInstall["snippet"][number];
export type Link = ReadyInstall["links"][number];

/** A command line as an argument list, or why there is none. */
export type CommandForm = readonly string[] | Note | null;

/** One client: only what it does differently from the others. Everything is pure. */
export interface ClientFormat {
  id: ClientId;
  name: string;
  syntax: ReadyInstall["format"];
  /** The section servers stand in, outermost first. */
  section: readonly [string, ...string[]];
  locations: readonly Location[];
  secrets: SecretStyle;
  speaks: readonly ("stdio" | "streamable-http" | "sse")[];
  /** Spoken perhaps: neither documented nor seen. */
  unproven?: readonly ("streamable-http" | "sse")[];
  /** Enforced registries compare the key with the exact registry name (install.md §1.7). */
  matchesRegistryName?: true;
  /** Finds `npx` on Windows without cmd.exe (install.md §1.5 step G). */
  startsScripts?: true;
  /** Runs on this system alone, or always on it, wherever the reader sits. */
  runsOn?: { os: Os; elsewhere: boolean };
  /** Characters that key and tool name may have together, with what the client puts around them. */
  toolNames?: { limit: number; around: number };
  /** No file of its own: null is given instead of a whole file. */
  sharesFile?: true;
  /** What only the user has is missing from its links in these places, and nothing there asks for it. */
  linkLeaves?: readonly ("env" | "header")[];
  /** Starts packages that speak HTTP, or leaves that to its user. */
  startsAndConnects?: true;
  opensBundles?: true;
  /** Where remote servers are entered in the client's own window because its file does not take them. */
  remotesByHand?: { menu: string; takesHeaders: boolean };
  refuse?(entry: Entry): Note | null;
  keyOf?(names: { key: string; server: string; routerName: string }): string;
  /** The value behind the key. */
  body(writing: Writing): JsonObject;
  /** The whole file with nothing else in it; `{section: {key: body}}` without it. */
  document?(writing: Writing, body: JsonObject): JsonObject;
  /** What is added to a file that exists; one fragment for the section without it. */
  fragments?(writing: Writing, body: JsonObject): Fragment[];
  add?(writing: Writing, body: JsonObject): CommandForm;
  remove?(key: string): readonly string[];
  links?(writing: Writing, body: JsonObject): Link[];
  notes?(writing: Writing): Note[];
}
