import type { Package } from "@/lib/manifest/schema";
import type { ResolvedArgument } from "./arguments";
import { referenceTo, templateText } from "./inputs";
import { CONTAINER_RUN } from "./container-options";
import { choosesSource } from "./package-source";
import { refusal } from "./refusal";
import { type ProcessPlan, type ResolvedPackage, tokensOf, withoutFlags } from "./process";
import type { PlanValue } from "./schema";

const DIGEST = /@(sha256:[0-9a-f]{64})$/;
const TAG = /:([\w][\w.-]{0,127})$/;
const REFERENCE = /^[a-z0-9][\w.\-/:@]*$/i;
const ENV_FLAGS = ["-e", "--env"];
const ENV_ASSIGNMENT = /^([A-Za-z_]\w*)=([\s\S]*)$/;

/**
 * Container images: `docker run -i --rm <-e NAME…> <runtime args> <image> <package args>` (install.md §1.5 step D).
 * Values travel in the environment map, never as `-e NAME=value`, which process lists and logs would show.
 */
export function ociProcess(pkg: Package, resolved: ResolvedPackage): ProcessPlan {
  const image = imageReference(pkg);
  if (!image) return refusal("image-not-pinned");
  const { env: inlineEnv, rest } = splitEnvironment(resolved.runtime);
  const options = withoutFlags(tokensOf(rest), ["run", "-i", "--interactive", "--rm"]);
  if (choosesSource(rest, options, CONTAINER_RUN)) return refusal("package-source");
  const env = { ...inlineEnv, ...resolved.env };
  const args = [
    "run",
    "-i",
    "--rm",
    ...Object.keys(env).flatMap((name) => ["-e", name]),
    ...options,
    image,
    ...tokensOf(resolved.package),
  ];
  const digest = DIGEST.exec(image)?.[1];
  return {
    command: pkg.runtimeHint === "podman" ? "podman" : "docker",
    args,
    env,
    ...(digest && { integrity: { type: "oci-digest", value: digest } }),
  };
}

/** The pinned reference of an image in either spelling (install.md §1.1): whole in `identifier`, or with `version` apart. */
function imageReference(pkg: Package): string | null {
  const name = withRegistryHost(pkg.identifier, pkg.registryBaseUrl);
  const reference = isPinned(name) ? name : joinVersion(name, pkg.version);
  const tag = DIGEST.test(reference) ? undefined : TAG.exec(reference)?.[1];
  return REFERENCE.test(reference) && isPinned(reference) && tag !== "latest" ? reference : null;
}

function isPinned(reference: string): boolean {
  if (reference.includes("@")) return DIGEST.test(reference);
  // A colon before the last slash is the port of the registry, not a tag.
  return TAG.test(reference.slice(reference.lastIndexOf("/") + 1));
}

function joinVersion(name: string, version: string | undefined): string {
  if (!version) return name;
  return version.startsWith("sha256:") ? `${name}@${version}` : `${name}:${version}`;
}

/** Older documents name the registry apart; a first segment with a dot, a port or `localhost` already is one. */
function withRegistryHost(identifier: string, baseUrl: string | undefined): string {
  const host = baseUrl?.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  const first = identifier.split("/")[0] ?? "";
  const hasHost = identifier.includes("/") && (/[.:]/.test(first) || first === "localhost");
  return host && host !== "docker.io" && !hasHost ? `${host}/${identifier}` : identifier;
}

/** Takes `-e NAME=value` out of the runtime arguments; `-e NAME` alone passes the host's own variable on and stays. */
function splitEnvironment(runtime: readonly ResolvedArgument[]) {
  const env: Record<string, PlanValue> = {};
  const rest = runtime.filter(({ argument, value }) => {
    if (argument.type !== "named" || !ENV_FLAGS.includes(argument.name) || value === null) return true;
    const [, name, text] = ENV_ASSIGNMENT.exec(templateText(value)) ?? [];
    if (name === undefined || text === undefined) return true;
    env[name] = typeof value === "string" ? text : referenceTo(text);
    return false;
  });
  return { env, rest };
}

/**
 * The arguments of a container runtime, told to pass on exactly the variables there are: not those that were left out (the
 * host's own value would slip in), and also those that were added. Other commands pass their whole environment on.
 */
export function withoutPassedOn(command: string, args: readonly PlanValue[], omitted: readonly string[], added: readonly string[] = []): PlanValue[] {
  if (command !== "docker" && command !== "podman") return [...args];
  const kept = args.filter((arg, index) => {
    const isName = args[index - 1] === "-e" && typeof arg === "string" && omitted.includes(arg);
    const next = args[index + 1];
    return !isName && !(arg === "-e" && typeof next === "string" && omitted.includes(next));
  });
  const start = kept.indexOf("--rm") + 1;
  return [...kept.slice(0, start), ...added.flatMap((name) => ["-e", name]), ...kept.slice(start)];
}
