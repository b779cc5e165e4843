import { addressField, headersField } from "@/lib/install/configuration/bodies";
import type { Asked, ProcessEntry, Text } from "@/lib/install/configuration/entry";
import type { ClientFormat, JsonObject, Link, Writing } from "@/lib/install/configuration/format";
import { gooseCommandLink, gooseRemoteLink } from "@/lib/install/configuration/links";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { secretOf, shownText } from "@/lib/install/configuration/writer";

/** Its links start nothing else (install.md §1.3 Goose). */
const LINK_COMMANDS: ReadonlySet<string> = new Set(["cu", "docker", "jbang", "npx", "uvx", "goosed", "npx.cmd"]);
const TIMEOUT_SECONDS = 300;

/** Names kept in the keyring, whole; the rest stands in the file. */
function splitEnvironment({ env }: ProcessEntry): { kept: [string, Text, Asked][]; literal: Record<string, Text> } {
  const kept = Object.entries(env).flatMap(([name, text]): [string, Text, Asked][] => {
    const asked = secretOf(text);
    return asked ? [[name, text, asked]] : [];
  });
  return { kept, literal: Object.fromEntries(Object.entries(env).filter(([, text]) => secretOf(text) === undefined)) };
}

function bodyOfGoose({ entry, out, title, description }: Writing): JsonObject {
  if ("endpoint" in entry) {
    const { endpoint } = entry;
    const type = endpoint.transport === "sse" ? "sse" : "streamable_http";
    return { name: title, type, enabled: true, uri: addressField(endpoint, out), headers: headersField(endpoint, out).headers ?? {}, envs: {}, env_keys: [], timeout: TIMEOUT_SECONDS, description };
  }
  const { command, args } = entry.process;
  const { kept, literal } = splitEnvironment(entry.process);
  const env_keys = kept.map(([name, text, asked]) => out.wholeVariable(name, text, asked));
  return { name: title, type: "stdio", enabled: true, cmd: command, args: args.map((text) => out.text(text, "argument")), envs: out.record(literal, "env"), env_keys, timeout: TIMEOUT_SECONDS, description };
}

function linksOfGoose({ entry, out, key: id, title: name, description, os }: Writing): Link[] {
  if ("endpoint" in entry) {
    const { endpoint } = entry;
    // The header is shown to be filled in: a word in capitals stands for what only the user has.
    const headers = Object.entries(endpoint.headers).map(([header, text]): [string, string] => [header, text.map((piece) => (typeof piece === "string" ? piece : piece.input.id.toUpperCase())).join("")]);
    return [{ kind: "app", url: gooseRemoteLink({ id, name, description }, addressField(endpoint, out), endpoint.transport === "sse" ? "sse" : "streamable_http", headers) }];
  }
  const { kept, literal } = splitEnvironment(entry.process);
  const args = entry.process.args.map((text) => out.text(text, "argument"));
  const [command, rest] = os === "windows" && args[1] === "npx" ? ["npx.cmd", args.slice(2)] : [entry.process.command, args];
  // A link names variables and asks for them; a value that is known already has no place in it.
  if (!LINK_COMMANDS.has(command) || Object.keys(literal).length > 0) return [];
  return [{ kind: "app", url: gooseCommandLink({ id, name, description }, command, rest, kept.map(([variable, text, { input }]) => [variable, text.length > 1 ? shownText(text) : input.label.en])) }];
}

/** YAML; secrets are names in the keyring (install.md §1.3 Goose, links §1.4). */
export const goose: ClientFormat = {
  id: "goose",
  name: "Goose",
  syntax: "yaml",
  section: ["extensions"],
  locations: [{ scope: "user", paths: { macos: "~/.config/goose/config.yaml", linux: "~/.config/goose/config.yaml", windows: "%APPDATA%\\Block\\goose\\config\\config.yaml" }, menu: null }],
  secrets: IN_THE_FILE,
  speaks: ["stdio", "streamable-http", "sse"],
  body: bodyOfGoose,
  linkLeaves: ["header"],
  links: linksOfGoose,
};
