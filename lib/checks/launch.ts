import { childPointer } from "@/lib/checks/strings";
import { fillTemplate } from "@/lib/checks/template";
import type { Argument, KeyValueInput, Package } from "@/lib/manifest/schema";

/** One word of a command line as a client would build it, and the manifest place it comes from. */
export interface Word {
  text: string;
  pointer: string;
}

/** A flag with its value; the value is empty for a switch. */
export interface Flag extends Word {
  name: string;
  value: string;
}

/** A program that is started and the first words handed to it. */
export interface Launcher {
  program: string;
  /** At most 32 words: enough to find a launcher's own flags, and long command lines stay linear to read. */
  args: Word[];
  pointer: string;
}

/**
 * The text a client uses when the user changes nothing: the fixed value, else the default, with template variables
 * that have a value or default of their own filled in.
 */
export function effectiveValue(input: Argument | KeyValueInput): string {
  return fillTemplate(input.value ?? input.default ?? "", input.variables ?? {}, null);
}

/** The unsplit values of an argument list. */
export function argumentValues(args: readonly Argument[] | undefined, pointer: string): Word[] {
  return (args ?? []).map((argument, index) => ({ text: effectiveValue(argument), pointer: childPointer(pointer, index) }));
}

/** The words of an argument list. Values are split at blanks as well: some clients join arguments into one line. */
export function argumentWords(args: readonly Argument[] | undefined, pointer: string): Word[] {
  return (args ?? []).flatMap((argument, index) => {
    const name = argument.type === "named" ? argument.name : "";
    const words = `${name} ${effectiveValue(argument)}`.split(/\s/).filter((word) => word !== "");
    return words.map((text) => ({ text, pointer: childPointer(pointer, index) }));
  });
}

export const packagePointer = (index: number): string => `/packages/${index}`;
export const runtimeWords = (pkg: Package, index: number): Word[] =>
  argumentWords(pkg.runtimeArguments, `${packagePointer(index)}/runtimeArguments`);
export const packageWords = (pkg: Package, index: number): Word[] =>
  argumentWords(pkg.packageArguments, `${packagePointer(index)}/packageArguments`);

function splitFlag(text: string): { name: string; value: string | null } {
  const equals = text.indexOf("=");
  if (text.startsWith("--")) return equals < 0 ? { name: text, value: null } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
  const letters = /^-[a-z]+/i.exec(text)?.[0] ?? text;
  // `-v/:/host`, `-itv /:/host`: the last letter is the one that takes the value.
  const rest = text.slice(letters.length).replace(/^=/, "");
  return { name: `-${letters.at(-1) ?? ""}`, value: rest === "" ? null : rest };
}

/** Reads `--flag value`, `--flag=value`, `-f value` and `-fvalue` out of a list of words. */
export function flagsOf(words: readonly Word[]): Flag[] {
  return words.flatMap((word, index) => {
    if (!word.text.startsWith("-") || word.text.length < 2) return [];
    const { name, value } = splitFlag(word.text);
    const next = words[index + 1]?.text ?? "";
    return [{ ...word, name, value: value ?? (next.startsWith("-") ? "" : next) }];
  });
}

const LAUNCHER_WINDOW = 32;

/** `/usr/bin/Bash.exe` → `bash`. */
export function programName(text: string): string {
  return (text.split(/[\\/]/).at(-1) ?? "").toLowerCase().replace(/\.(exe|cmd|bat)$/, "");
}

/** Whether a container runtime interprets the package's runtime arguments. */
export function runsInContainer(pkg: Package): boolean {
  const runtime = programName(pkg.runtimeHint ?? "");
  return runtime === "" ? pkg.registryType === "oci" : ["docker", "podman", "nerdctl"].includes(runtime);
}

/**
 * Every place of a package where a program could be started: the runtime hint, any word of the runtime arguments
 * (`env bash -c`), the first package argument, and a container's `--entrypoint` (which gets the package arguments).
 */
export function launchersOf(pkg: Package, index: number): Launcher[] {
  const pointer = packagePointer(index);
  const runtime = runtimeWords(pkg, index);
  const own = packageWords(pkg, index);
  const at = (words: Word[]) => (word: Word, position: number) => ({
    program: programName(word.text),
    args: words.slice(position + 1, position + 1 + LAUNCHER_WINDOW),
    pointer: word.pointer,
  });
  return [
    { program: programName(pkg.runtimeHint ?? ""), args: [...runtime, ...own].slice(0, LAUNCHER_WINDOW), pointer: `${pointer}/runtimeHint` },
    ...runtime.map(at(runtime)),
    ...own.slice(0, 1).map(at(own)),
    ...flagsOf(runtime)
      .filter((flag) => flag.name === "--entrypoint")
      .map((flag) => ({ program: programName(flag.value), args: own.slice(0, LAUNCHER_WINDOW), pointer: flag.pointer })),
  ];
}
