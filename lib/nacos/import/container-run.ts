import { readArguments } from "./arguments";
import type { CommandResult } from "./command-line";
import { note } from "./notes";
import { type Options, readOption } from "./options";

/** Variables that a container gets, and what install plans say by themselves. */
const ENV = ["-e", "--env"];
const IMPLIED = ["-i", "--interactive", "--rm"];
const OPTIONS: Options = {
  alone: [...IMPLIED, "-t", "--tty", "-it", "-ti", "--init", "--read-only", "--no-healthcheck", "--privileged", "-q", "--quiet"],
  withValue: [
    ...ENV, "-v", "--volume", "--mount", "--network", "--net", "--name", "-p", "--publish", "-w", "--workdir", "-u", "--user", "--entrypoint", "--add-host", "-l", "--label",
    "-m", "--memory", "--cpus", "--platform", "--pull", "--tmpfs", "--security-opt", "--cap-add", "--cap-drop", "--dns", "--hostname", "-h", "--env-file", "--device", "--gpus", "--pids-limit",
  ],
};
const IMAGE = /^[a-z0-9][\w.\-/:@]*$/i;

/**
 * A container image behind `docker run` or `podman run`. Variables of `-e` become variables of the package, whatever the image
 * is; an option that is not known could take the next token, so nothing is guessed.
 */
export function readContainerRun(runtimeHint: "docker" | "podman", args: readonly string[]): CommandResult {
  const head = args[0] === "run" ? readHead(args.slice(1)) : (args[0] ?? "the missing command");
  if (typeof head === "string") return { blocked: note("command_not_understood", head.replace(/=.*$/s, "=…")) };
  const { image, rest, runtime, env } = head;
  const [before, after] = [readArguments(runtime), readArguments(rest)];
  const pkg = {
    ...{ registryType: "oci", identifier: image, runtimeHint },
    ...(before.arguments.length > 0 && { runtimeArguments: before.arguments }),
    ...(after.arguments.length > 0 && { packageArguments: after.arguments }),
  };
  return { package: pkg, env, notes: [...before.notes, ...after.notes, ...(isPinned(image) ? [] : [note("unpinned_command", image)])] };
}

interface Head {
  image: string;
  rest: string[];
  runtime: string[];
  env: Record<string, string>;
}

/** What stands before the image, the image and what stands behind it; a text where it cannot be read. */
function readHead(args: readonly string[]): Head | string {
  const runtime: string[] = [];
  const env: Record<string, string> = {};
  let at = 0;
  for (let option = readOption(args, at, OPTIONS); option !== null && at < args.length; option = readOption(args, at, OPTIONS)) {
    if (typeof option === "string") return option;
    if (ENV.includes(option.name)) Object.assign(env, variableOf(option.value));
    else if (!IMPLIED.includes(option.name)) runtime.push(...args.slice(at, option.next));
    at = option.next;
  }
  const [image = "", ...rest] = args.slice(at);
  return IMAGE.test(image) ? { image, rest, runtime, env } : image || "the missing image";
}

/** `NAME=value`, or `NAME` alone, which passes the variable of the host on: then somebody must give it. */
function variableOf(text: string): Record<string, string> {
  const equals = text.indexOf("=");
  return equals < 0 ? { [text]: `\${${text}}` } : { [text.slice(0, equals)]: text.slice(equals + 1) };
}

function isPinned(image: string): boolean {
  if (image.includes("@")) return /@sha256:[0-9a-f]{64}$/.test(image);
  const tag = /:([\w][\w.-]{0,127})$/.exec(image.slice(image.lastIndexOf("/") + 1))?.[1];
  return tag !== undefined && tag !== "latest";
}
