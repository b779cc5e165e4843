import type { Note } from "./schema";

type Sentence = (params: Readonly<Record<string, string>>) => string;

/**
 * All that the engine has to say besides a configuration. `code` is stable: pages word it in the reader's language, a test
 * holds the codes against the messages; the sentence is for users of the API.
 */
export const NOTES = {
  "transport": { level: "warning", sentence: ({ client, transport }) => `${client} does not speak ${transport}.` },
  "transport-unproven": { level: "info", sentence: ({ client, transport }) => `That ${client} speaks ${transport} is not documented. Try it, or choose another target.` },
  "two-steps": { level: "warning", sentence: ({ client }) => `This package has to be started first and connected to afterwards; ${client} cannot do both.` },
  "npm-name": { level: "warning", sentence: ({ identifier }) => `"${identifier}" is not an npm package name.` },
  "pypi-name": { level: "warning", sentence: ({ identifier }) => `"${identifier}" is not a PyPI project name.` },
  "nuget-name": { level: "warning", sentence: ({ identifier }) => `"${identifier}" is not a NuGet package id.` },
  "not-pinned": { level: "warning", sentence: ({ registry }) => `The ${registry} package is not pinned to one exact version.` },
  "package-source": { level: "warning", sentence: () => "Its runtime arguments could start something else than this package, or take it from another source: that cannot be pinned." },
  "image-not-pinned": { level: "warning", sentence: () => "The container image is not pinned to one tag or digest." },
  "bundle-no-address": { level: "warning", sentence: () => "The bundle names no https address to download it from." },
  "bundle-no-digest": { level: "warning", sentence: () => "The bundle has no SHA-256, so nobody can tell whether a download is the approved one." },
  "bundle-no-command": { level: "warning", sentence: () => "A bundle is opened by a desktop client; it has no command line." },
  "package-type": { level: "warning", sentence: ({ type }) => `Packages of type "${type}" cannot be started here.` },
  "unknown-transport": { level: "warning", sentence: ({ transport }) => `The transport "${transport}" is not known.` },
  "remote-no-url": { level: "warning", sentence: () => "The remote has no URL." },
  "package-no-url": { level: "warning", sentence: () => "The package speaks HTTP but names no URL." },
  "undeclared-part": { level: "warning", sentence: ({ name }) => `Its URL contains {${name}}, which the manifest does not declare.` },
  "nothing-to-install": { level: "warning", sentence: () => "There is nothing to install here." },
  "fill-in-by-hand": { level: "info", sentence: ({ names }) => `Put your own value in place of ${names}.` },
  "no-headers-by-hand": { level: "warning", sentence: ({ client, names }) => `${client} takes an address there and signs in by OAuth, but has no place for ${names}. If this server demands it, choose another target.` },
  "router-finds-remotes": { level: "info", sentence: ({ client }) => `${client} finds remote servers in the catalog by itself; there is nothing to write down.` },
  "other-system": { level: "warning", sentence: ({ client, system }) => `${client} runs on ${system} only.` },
  "secret-in-address": { level: "danger", sentence: ({ client }) => `Its address contains a secret, and ${client} has no way to keep it out of the file.` },
  "expands-in-address": { level: "danger", sentence: ({ client, text }) => `${client} would replace ${text} by a value of your own and send it to this server.` },
  "expands": { level: "danger", sentence: ({ client, text }) => `${client} replaces ${text} by a value of your own before it starts the server. Make sure that you want this.` },
  "replace-before-saving": { level: "danger", sentence: ({ client, names }) => `Replace ${names} before saving: ${client} keeps secrets in the file itself.` },
  "whole-value": { level: "danger", sentence: ({ name, value }) => `${name} must hold the whole value: ${value}` },
  "secret-in-arguments": { level: "danger", sentence: ({ names }) => `${names} becomes an argument, which every program on that machine can read. Prefer another target if there is one.` },
  "windows-characters": { level: "danger", sentence: () => "An argument contains characters that cmd.exe reads as commands. Start this server without cmd, or choose another target." },
  "tool-names": { level: "warning", sentence: ({ client, limit, tools }) => `${client} allows ${limit} characters for name and tool together and leaves out: ${tools}.` },
  "application-path": { level: "info", sentence: ({ client }) => `${client} is started without your shell and may not find the command. If it says ENOENT, write its full path.` },
  "merge-only": { level: "info", sentence: ({ client }) => `The settings of ${client} hold more than servers: add the entry, never replace the file.` },
  "archived": { level: "warning", sentence: ({ client }) => `${client} is no longer developed.` },
  "tools-listed": { level: "info", sentence: ({ client }) => `${client} wants the tools by name. These are the ones declared as reading only; add others if you want them.` },
  "tools-unknown": { level: "warning", sentence: ({ client }) => `${client} wants the tools by name and none is declared as reading only, so all of them are allowed.` },
  "no-oauth": { level: "info", sentence: ({ client }) => `${client} cannot sign in by OAuth. If this server demands it, choose another target.` },
  "agent-variables": { level: "info", sentence: ({ names }) => `Keep ${names} as secrets of the agent's environment in the repository settings.` },
  "first-step": { level: "warning", sentence: () => "Start the server first, and leave it running: this configuration only connects to it." },
  "no-link-secret": { level: "info", sentence: () => "There is no link: a secret would be part of it." },
  "no-link-length": { level: "info", sentence: () => "There is no link: it would be too long for some systems. Copy the configuration." },
  "link-without-secrets": { level: "info", sentence: ({ client, names }) => `The link does not carry ${names}: fill it in when ${client} shows the entry.` },
  "no-command-secret": { level: "info", sentence: () => "There is no command: a secret would be part of it." },
  "no-command-prompts": { level: "info", sentence: () => "There is no command: it could not ask for the values. Answer them here, or copy the configuration." },
  "no-command-secret-prompts": { level: "info", sentence: () => "There is no command: it could not ask for the secrets. Copy the configuration." },
  "no-command-characters": { level: "info", sentence: () => "There is no command: it would not carry these values unharmed." },
} as const satisfies Record<string, { level: Note["level"]; sentence: Sentence }>;

export type NoteCode = keyof typeof NOTES;

export function note(code: NoteCode, params: Readonly<Record<string, string>> = {}): Note {
  const { level, sentence }: { level: Note["level"]; sentence: Sentence } = NOTES[code];
  return { code, level, message: sentence(params), params: { ...params } };
}
