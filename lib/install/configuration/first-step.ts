import { inShells } from "./actions";
import type { Entry } from "./entry";
import type { Os, ReadyInstall } from "./schema";
import { IN_THE_FILE } from "./secrets";
import { secretOf, Writer } from "./writer";

interface FirstStep {
  start: ReadyInstall["start"];
  missing: string[];
  variables: ReadyInstall["variables"];
}

const NONE: FirstStep = { start: null, missing: [], variables: [] };

/**
 * What a person starts before the client connects (install.md §1.5 step D, "package over http"): the command in the shells
 * of the system and the variables it needs there. No command while an argument is open, and never one with a secret in it.
 */
export function firstStepOf(entry: Entry, os: Os): FirstStep {
  if (entry.kind !== "two-steps") return NONE;
  const { command, args, env } = entry.process;
  // Nothing here goes into the client's file, so its writer is another one.
  const out = new Writer(IN_THE_FILE, "");
  const argv = [command, ...args.map((text) => out.text(text, "argument"))];
  const commands = out.placeholders.size === 0 ? inShells(argv, os) : [];
  const start = { argv, commands, env: out.record(env, "env") };
  const variables = Object.entries(env).flatMap(([name, text]) => {
    const asked = secretOf(text);
    return asked ? [{ name, input: asked.input.id, fixed: true as const }] : [];
  });
  return { start, missing: [...out.placeholders.values()].filter(({ secret }) => !secret).map(({ id }) => id), variables };
}
