import type { Manifest, Package, Remote } from "@/lib/manifest/schema";
import { type Answers, NO_ANSWERS } from "./answers";
import { fillTemplate, placeholderNames, PromptScope } from "./inputs";
import { mcpbProcess } from "./mcpb";
import { npmProcess } from "./npm";
import { nugetProcess } from "./nuget";
import { ociProcess } from "./oci";
import { type ProcessPlan, type ResolvedPackage, resolveKeyValues, resolvePackage } from "./process";
import { pypiProcess } from "./pypi";
import { type EndpointPlan, isHttpTransport, remoteEndpoint, undeclaredPart } from "./remote";
import { type Refusal, refusal } from "./refusal";
import type { InstallTarget, PlanInput, PlanValue, UnsupportedTarget } from "./schema";

/** One way to run a package type; a new package type is one more row. */
const PROCESS_BY_TYPE: Readonly<Record<string, (pkg: Package, resolved: ResolvedPackage) => ProcessPlan>> = {
  npm: npmProcess,
  pypi: pypiProcess,
  oci: ociProcess,
  nuget: nugetProcess,
  mcpb: mcpbProcess,
};

/** A target before ranking: everything but which one is preferred. */
type Candidate = { target: InstallTarget; rank: number; prompts: ReadonlyMap<string, PlanInput> };

export interface TargetList {
  /** Best first (install.md §1.5 step A); the unsupported ones last, each with its reason. */
  targets: InstallTarget[];
  /** Every prompt of every supported target, in the order of the manifest. */
  inputs: PlanInput[];
  /** Which of them each supported target asks for, also those that are in no command until they are answered. */
  inputIds: ReadonlyMap<string, readonly string[]>;
}

/**
 * All ways to run or reach a version, ranked, exactly one of the supported ones marked as preferred. With `answers`
 * optional arguments that have one are there, and repeated ones as often as they were answered.
 */
export function buildTargets(manifest: Pick<Manifest, "packages" | "remotes">, answers: Answers = NO_ANSWERS): TargetList {
  const inputs = new Map<string, PlanInput>();
  const candidates: Candidate[] = [];
  const keep = (candidate: Candidate) => {
    candidates.push(candidate);
    for (const [id, prompt] of candidate.prompts) inputs.set(id, prompt);
  };
  const seen = new Map<string, number>();
  for (const pkg of manifest.packages ?? []) {
    const nth = seen.get(pkg.registryType) ?? 0;
    seen.set(pkg.registryType, nth + 1);
    keep(packageCandidate(nth === 0 ? `pkg:${pkg.registryType}` : `pkg:${pkg.registryType}:${nth}`, pkg, new PromptScope(inputs, answers)));
  }
  for (const [index, remote] of (manifest.remotes ?? []).entries()) {
    keep(remoteCandidate(`remote:${index}`, remote, new PromptScope(inputs, answers)));
  }
  // The sort is stable: what ranks equal stays in the publisher's order.
  const targets = candidates.sort((a, b) => a.rank - b.rank).map(({ target }) => target);
  const [best] = targets;
  if (best && !("unsupported" in best)) best.preferred = true;
  const inputIds = new Map(candidates.map(({ target, prompts }) => [target.id, [...prompts.keys()]]));
  return { targets, inputs: [...inputs.values()], inputIds };
}

/** Step A: remote streamable-http, oci, then pypi, npm and nuget alike, then remote sse; what needs two steps comes last. */
const RANK = { streamable: 0, oci: 1, package: 2, sse: 3, localHttp: 4, unsupported: 5 };

function packageCandidate(id: string, pkg: Package, scope: PromptScope): Candidate {
  const build = Object.hasOwn(PROCESS_BY_TYPE, pkg.registryType) ? PROCESS_BY_TYPE[pkg.registryType] : undefined;
  if (!build) return refused(id, pkg.transport.type, refusal("package-type", { type: pkg.registryType }));
  const resolved = resolvePackage(pkg, scope);
  const process = build(pkg, resolved);
  if ("unsupported" in process) return refused(id, pkg.transport.type, process);
  const integrity = process.integrity ?? fileDigest(pkg);
  const running = { ...process, ...(integrity && { integrity }) };
  if (pkg.transport.type === "stdio") {
    const target: InstallTarget = { id, preferred: false, transport: "stdio", ...running };
    return { target, rank: pkg.registryType === "oci" ? RANK.oci : RANK.package, prompts: scope.prompts() };
  }
  const endpoint = localEndpoint(pkg, resolved, scope);
  if ("unsupported" in endpoint) return refused(id, pkg.transport.type, endpoint);
  return { target: { id, preferred: false, ...endpoint, ...running }, rank: RANK.localHttp, prompts: scope.prompts() };
}

function remoteCandidate(id: string, remote: Remote, scope: PromptScope): Candidate {
  const endpoint = remoteEndpoint(remote, scope);
  if ("unsupported" in endpoint) return refused(id, remote.type, endpoint);
  const rank = endpoint.transport === "sse" ? RANK.sse : RANK.streamable;
  return { target: { id, preferred: false, ...endpoint }, rank, prompts: scope.prompts() };
}

/** The URL of a package that speaks HTTP; its braces name arguments (by name or value hint) and environment variables. */
function localEndpoint(pkg: Package, resolved: ResolvedPackage, scope: PromptScope): EndpointPlan {
  const { type, url, headers } = pkg.transport;
  if (!isHttpTransport(type)) return refusal("unknown-transport", { transport: type });
  if (!url) return refusal("package-no-url");
  const values = new Map<string, PlanValue>(Object.entries(resolved.env));
  for (const { argument, value } of [...resolved.runtime, ...resolved.package]) {
    const name = argument.type === "named" ? argument.name : argument.valueHint;
    if (name !== undefined && value !== null) values.set(name, value);
  }
  const undeclared = placeholderNames(url).find((name) => !values.has(name));
  if (undeclared !== undefined) return undeclaredPart(undeclared);
  return { transport: type, url: fillTemplate(url, (name) => values.get(name)), headers: resolveKeyValues(headers, "header", scope) };
}

function fileDigest(pkg: Package): { type: string; value: string } | undefined {
  return pkg.fileSha256 ? { type: "sha256", value: pkg.fileSha256 } : undefined;
}

function refused(id: string, transport: string, { unsupported, reason, download }: Refusal): Candidate {
  const target: UnsupportedTarget = { id, preferred: false, transport, unsupported, reason, ...(download && { download }) };
  return { target, rank: RANK.unsupported, prompts: new Map() };
}
