import semver from "semver";
import type { Package } from "@/lib/manifest/schema";
import { readArguments } from "./arguments";
import { readContainerRun } from "./container-run";
import { isSecret } from "./secret";
import { note } from "./notes";
import { type Options, readOption } from "./options";
import type { ImportNote } from "./preview-schema";

/** What a command line starts. */
export interface CommandReading {
  package: Omit<Package, "transport" | "environmentVariables">;
  /** Variables set in the command line itself. */
  env: Record<string, string>;
  notes: ImportNote[];
}

export type CommandResult = CommandReading | { blocked: ImportNote };

type Reader = (args: readonly string[]) => CommandResult;

const READERS: Readonly<Record<string, Reader>> = {
  npx: (args) => readNpm("npx", args),
  bunx: (args) => readNpm("bunx", args),
  pnpm: (args) => (args[0] === "dlx" ? readNpm("pnpm", args.slice(1)) : notUnderstood(args[0] ?? "")),
  uvx: (args) => readPypi("uvx", args),
  uv: (args) => (args[0] === "tool" && args[1] === "run" ? readPypi("uvx", args.slice(2)) : notUnderstood(args[0] ?? "")),
  pipx: (args) => (args[0] === "run" ? readPypi("pipx", args.slice(1)) : notUnderstood(args[0] ?? "")),
  docker: (args) => readContainerRun("docker", args),
  podman: (args) => readContainerRun("podman", args),
  dnx: readNuget,
};

/**
 * The package that a command of a known package manager starts, with its arguments. Anything that is not read with certainty is
 * refused: a wrong guess would put another program under review than the one that runs. Pure.
 */
export function readCommandLine(command: string, args: readonly string[]): CommandResult {
  const reader = Object.hasOwn(READERS, command) ? READERS[command] : undefined;
  return reader === undefined ? { blocked: note("command_unknown", programOf(command)) } : reader(args);
}

/** The first word: somebody who writes a whole line into the command writes its secrets there too. */
function programOf(command: string): string {
  return command.trim().split(/\s/, 1)[0] ?? "";
}

function notUnderstood(part: string): { blocked: ImportNote } {
  // What stands behind an equals sign, or before the host of an address, may be a secret.
  return { blocked: note("command_not_understood", part.replace(/=.*$/s, "=…").replace(/\/\/[^\s/]*@/g, "//…@")) };
}

interface Head {
  runtime: string[];
  base: string | undefined;
  /** The package, and what is given to it. */
  rest: string[];
}

const NPM: Options = { alone: ["-y", "--yes", "-q", "--quiet", "--silent", "--prefer-offline", "--ignore-existing"], withValue: [], base: ["--registry"] };
const PYPI: Options = { alone: ["-q", "--quiet", "--no-cache", "--refresh", "--native-tls"], withValue: ["-p", "--python"], base: ["--index-url", "--default-index", "-i"] };

/** Splits the options of the runner from the package and its arguments; a text where an option is not known. */
function readHead(args: readonly string[], options: Options): Head | string {
  const runtime: string[] = [];
  let base: string | undefined;
  for (let at = 0; at < args.length; ) {
    const option = readOption(args, at, options);
    if (option === null) return { runtime, base, rest: args.slice(at) };
    if (typeof option === "string") return option;
    if (option.isBase) base = option.value;
    else runtime.push(...args.slice(at, option.next));
    at = option.next;
  }
  return "the missing package";
}

function readNpm(runtimeHint: "npx" | "bunx" | "pnpm", args: readonly string[]): CommandResult {
  const head = readHead(args, NPM);
  if (typeof head === "string") return notUnderstood(head);
  const [spec = "", ...rest] = head.rest;
  const [, identifier, version] = /^((?:@[\w.~-]+\/)?[\w~][\w.~-]*)(?:@(.*))?$/.exec(spec) ?? [];
  if (identifier === undefined) return notUnderstood(spec);
  const exact = version !== undefined && semver.valid(version) === version ? version : undefined;
  const runtime = head.runtime.filter((flag) => flag !== "-y" && flag !== "--yes");
  return reading({ registryType: "npm", identifier, version: exact, runtimeHint, base: head.base, runtime, rest });
}

/** One PEP 440 version and no range; what install plans start. */
const PEP440 = /^\d+(?:\.\d+)*(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|post|dev)[-_.]?\d*)*$/i;

function readPypi(runtimeHint: "uvx" | "pipx", args: readonly string[]): CommandResult {
  const head = readHead(args, PYPI);
  if (typeof head === "string") return notUnderstood(head);
  const [spec = "", ...rest] = head.rest;
  const [, identifier, version] = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:(?:==|@)(.*))?$/.exec(spec) ?? [];
  if (identifier === undefined) return notUnderstood(spec);
  const exact = version !== undefined && PEP440.test(version) ? version : undefined;
  return reading({ registryType: "pypi", identifier, version: exact, runtimeHint, base: head.base, runtime: head.runtime, rest });
}

function readNuget(args: readonly string[]): CommandResult {
  const [spec = "", ...after] = args;
  const [, identifier, version] = /^(\w+(?:[.-]\w+)*)@(\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?)$/.exec(spec) ?? [];
  const separator = after.indexOf("--");
  const options = separator < 0 ? after : after.slice(0, separator);
  const unknown = options.find((option) => option !== "--yes" && option !== "-y");
  if (identifier === undefined || unknown !== undefined) return notUnderstood(unknown ?? spec);
  return reading({ registryType: "nuget", identifier, version, runtimeHint: "dnx", base: undefined, runtime: [], rest: separator < 0 ? [] : after.slice(separator + 1) });
}

interface Parts {
  registryType: string;
  identifier: string;
  version: string | undefined;
  runtimeHint: string;
  base: string | undefined;
  runtime: readonly string[];
  rest: readonly string[];
}

function reading({ registryType, identifier, version, runtimeHint, base, runtime, rest }: Parts): CommandResult {
  // The address becomes part of a manifest that anybody may read one day.
  if (base !== undefined && isSecret("", base)) return notUnderstood(base);
  const [before, after] = [readArguments(runtime), readArguments(rest)];
  return {
    package: {
      registryType,
      ...(base !== undefined && { registryBaseUrl: base }),
      identifier,
      ...(version !== undefined && { version }),
      runtimeHint,
      ...(before.arguments.length > 0 && { runtimeArguments: before.arguments }),
      ...(after.arguments.length > 0 && { packageArguments: after.arguments }),
    },
    env: {},
    notes: [...before.notes, ...after.notes, ...(version === undefined ? [note("unpinned_command", identifier)] : [])],
  };
}
