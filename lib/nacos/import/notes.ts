import { FACT_NOTES, type ImportNote, type ImportNoteCode } from "./preview-schema";

/** What each note says; `%` is what it is about. */
const SENTENCES: Record<ImportNoteCode, string> = {
  no_namespace: "Its name has no namespace. Choose the namespace it belongs to.",
  unreadable: "Nacos lists it and cannot give its content. Its version may hold a character that Nacos cannot store.",
  half_written: "Only half of it is written in Nacos: its specification is missing.",
  no_version: "It has no version.",
  protocol_unsupported: "Its protocol is %. Only stdio, mcp-sse and mcp-streamable can be described by a server.json.",
  no_command: "Its configuration names no command to start.",
  several_programs: "Its configuration names several programs (%), and none has the name of the entry.",
  command_unknown: "Its command % starts no package of a known package manager: npx, bunx, pnpm dlx, uvx, pipx run, docker run, podman run or dnx.",
  command_not_understood: "Its command line cannot be read with certainty, because of %.",
  no_endpoint: "It has no healthy endpoint at the moment, so nobody knows its address.",
  too_large: "It is larger than an import takes.",
  rules_broken: "What would be made of it breaks the rules of server.json: %",
  version_known: "The version % is already known here.",
  stands_elsewhere: "A server of this name stands on the target already, as the entry %.",
  secret_removed: "The value of % looks like a secret. It is left out and becomes an input; change the secret, since whoever could read the entry has read it.",
  unpinned_command: "Its command does not name one exact version of %. It can be reviewed, and cannot stand in Nacos before it is pinned.",
  several_versions: "It has several versions (%). Only the one that Nacos serves is imported.",
  service_reference: "Its address comes from the service %. The address of this moment is imported, and does not follow the service any more.",
  several_endpoints: "It has several addresses (%). Only the first is imported.",
  url_inputs: "Its path has parts that somebody must fill in (%). Routers cannot, so it cannot stand in Nacos like this.",
  header_values: "It sends headers (%). Their names become inputs, their values are left out.",
  front_endpoints: "It has front endpoints of a gateway, which no server.json holds.",
  security_schemes: "It has security schemes, which no server.json holds.",
  tool_settings: "Some of its tools have settings of Nacos, such as templates or a switch (%). They are left out.",
  tools_invalid: "Its tools cannot be taken over: %",
  description_missing: "It has no description. Its name takes the place.",
  description_cut: "Its description is longer than a server.json holds.",
  repository_dropped: "Its repository is not of a form that a server.json holds.",
  program_fields: "Its configuration has fields that a server.json does not hold (%).",
  program_key: "Its configuration stands under the name %, so routers do not find it.",
  text_repaired: "It holds characters that no text can hold: half characters or U+0000. They are replaced.",
  disabled: "It is disabled in Nacos. An approved entry is enabled.",
  version_not_semver: "Its version % is no semantic version. Such versions are ordered by date.",
  server_known: "A server of this name is known here. This becomes another version of it.",
};

const MAX_SUBJECT = 200;

/** A note with its sentence. `subject` may come from Nacos: it is cut, and never the value of anything. */
export function note(code: ImportNoteCode, subject: string | null = null): ImportNote {
  const shown = subject === null ? null : Array.from(subject).slice(0, MAX_SUBJECT).join("");
  // A function, since `$` in a name would mean something to `replace`.
  return { code, subject: shown, sentence: SENTENCES[code].replace("%", () => shown ?? "") };
}

/** Whether a note tells of something that is lost. */
export function isLoss({ code }: ImportNote): boolean {
  return !(FACT_NOTES as readonly string[]).includes(code);
}
