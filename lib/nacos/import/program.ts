import type { Package } from "@/lib/manifest/schema";
import { readCommandLine } from "./command-line";
import { readEnvironment } from "./environment";
import { note } from "./notes";
import type { ImportNote } from "./preview-schema";

const KNOWN_FIELDS = ["command", "args", "env"];

type Fields = Readonly<Record<string, unknown>>;

/** A program of `localServerConfig` as a package, or why it is none. Pure. */
export function readProgram(localServerConfig: Fields | null, name: string): { package: Package; notes: ImportNote[] } | { blocked: ImportNote } {
  const chosen = chooseProgram(localServerConfig, name);
  if ("blocked" in chosen) return chosen;
  const { program, notes } = chosen;
  const { command, args = [], env = {} } = program;
  if (typeof command !== "string" || command === "") return { blocked: note("no_command") };
  if (!Array.isArray(args) || !args.every((arg) => typeof arg === "string")) return { blocked: note("command_not_understood", "args") };
  const line = readCommandLine(command, args);
  if ("blocked" in line) return line;
  // A container gets `NAME` from the environment beside it where both name it.
  const { variables, notes: removed } = readEnvironment({ ...line.env, ...asFields(env) });
  const others = Object.keys(program).filter((key) => !KNOWN_FIELDS.includes(key));
  return {
    package: { ...line.package, transport: { type: "stdio" }, ...(variables.length > 0 && { environmentVariables: variables }) },
    notes: [...notes, ...line.notes, ...removed, ...(others.length > 0 ? [note("program_fields", others.join(", "))] : [])],
  };
}

/** The program of that name, or the only one there is. */
function chooseProgram(config: Fields | null, name: string): { program: Fields; notes: ImportNote[] } | { blocked: ImportNote } {
  const programs = asFields(config?.["mcpServers"]);
  const keys = Object.keys(programs);
  const key = Object.hasOwn(programs, name) ? name : keys[0];
  if (key === undefined) return { blocked: note("no_command") };
  if (key !== name && keys.length > 1) return { blocked: note("several_programs", keys.join(", ")) };
  const others = [...Object.keys(config ?? {}).filter((field) => field !== "mcpServers"), ...keys.filter((other) => other !== key)];
  const notes = [...(key === name ? [] : [note("program_key", key)]), ...(others.length > 0 ? [note("program_fields", others.join(", "))] : [])];
  return { program: asFields(programs[key]), notes };
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
