import { readArguments } from "./arguments";
import type { CommandResult } from "./command-line";
import { note } from "./notes";

const ALONE = ["-i", "--interactive", "--rm", "-t", "--tty", "-it", "-ti", "--init", "--read-only", "--no-healthcheck", "--privileged", "-q", "--quiet"];
const IMPLIED = ["-i", "--interactive", "--rm"];
const WITH_VALUE = [
  "-e", "--env", "-v", "--volume", "--mount", "--network", "--net", "--name", "-p", "--publish", "-w", "--workdir", "-u", "--user", "--entrypoint", "--add-host", "-l", "--label",
  "-m", "--memory", "--cpus", "--platform", "--pull", "--tmpfs", "--security-opt", "--cap-add", "--cap-drop", "--dns", "--hostname", "-h", "--env-file", "--device", "--gpus", "--pids-limit",
];
const ENV = ["-e", "--env"];
const IMAGE = /^[a-z0-9][\w.\-/:@]*$/i;

/**
 * A container image behind `docker run` or `podman run`. Variables of `-e` become variables of the package, whatever the image
 * is; an option that is not known could take the next token, so nothing is guessed.
 */
export function readContainerRun(runtimeHint: "docker" | "podman", args: readonly string[]): CommandResult {
  if (args[0] !== "run") return { blocked: note("command_not_understood", args[0] ?? "the missing command") };
  const runtime: string[] = [];
  const env: Record<string, string> = {};
  let at = 1;
  for (; at < args.length && args[at]?.startsWith("-") === true; at += 1) {
    const token = args[at] ?? "";
    const equals = token.startsWith("--") ? token.indexOf("=") : -1;
    const option = equals < 0 ? token : token.slice(0, equals);
    if (ALONE.includes(option)) {
      if (!IMPLIED.includes(option)) runtime.push(token);
      continue;
    }
    if (!WITH_VALUE.includes(option)) return { blocked: note("command_not_understood", option) };
    const value = equals < 0 ? (args[(at += 1)] ?? "") : token.slice(equals + 1);
    if (ENV.includes(option)) Object.assign(env, variableOf(value));
    else runtime.push(...(equals < 0 ? [token, value] : [token]));
  }
  const [image = "", ...rest] = args.slice(at);
  if (!IMAGE.test(image)) return { blocked: note("command_not_understood", image === "" ? "the missing image" : image) };
  const [before, after] = [readArguments(runtime), readArguments(rest)];
  const pkg = {
    ...{ registryType: "oci", identifier: image, runtimeHint },
    ...(before.arguments.length > 0 && { runtimeArguments: before.arguments }),
    ...(after.arguments.length > 0 && { packageArguments: after.arguments }),
  };
  return { package: pkg, env, notes: [...before.notes, ...after.notes, ...(isPinned(image) ? [] : [note("unpinned_command", image)])] };
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
