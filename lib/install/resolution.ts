import type { FieldError } from "@/lib/http/errors";
import type { Manifest } from "@/lib/manifest/schema";
import { answerErrors } from "./answer-rules";
import { answerOf, type Answers, answersOf } from "./answers";
import { templateText } from "./inputs";
import { withoutPassedOn } from "./oci";
import type { ResolutionRequest, ResolvedPlan, ResolvedValue } from "./resolution-schema";
import type { InstallTarget, PlanInput, PlanValue } from "./schema";
import { inputsOf, type UsableTarget } from "./target-inputs";
import { buildTargets } from "./targets";

type ResolvedTarget = ResolvedPlan["target"];
export type Resolution = { target: ResolvedTarget } | { errors: FieldError[] };

const PLACEHOLDER = /\{([^{}]+)\}/;

/**
 * One target of an approved version with its inputs answered (install.md §1.8): the argv as it is run, the environment,
 * the address. What is optional and not answered is left out; a secret stays the reference it was given as. Or what is
 * wrong with the answers; nothing is resolved in part. Pure.
 */
export function resolveTarget(manifest: Pick<Manifest, "packages" | "remotes">, { target: wanted, values }: Pick<ResolutionRequest, "values"> & { target?: string | undefined }): Resolution {
  const answers = answersOf(values);
  const { targets, inputs } = buildTargets(manifest, answers);
  const target = targets.find(({ id, preferred }) => (wanted === undefined ? preferred : id === wanted));
  const refusal = targetError(target);
  if (target === undefined || "unsupported" in target || refusal !== null) return { errors: refusal === null ? [] : [refusal] };
  const needed = new Set(inputsOf(target, inputs).map(({ id }) => id));
  const errors = answerErrors(inputs, answers, needed);
  if (errors.length > 0) return { errors };
  const resolved = fillTarget(target, inputs, answers);
  return isWebAddress(resolved.url) ? { target: resolved } : { errors: [{ path: "values", code: "url", message: "With these values its URL is no http(s) address." }] };
}

function targetError(target: InstallTarget | undefined): FieldError | null {
  if (target === undefined) return { path: "target", code: "unknown_target", message: "The plan has no such target." };
  return "unsupported" in target ? { path: "target", code: "unsupported_target", message: target.unsupported } : null;
}

function fillTarget(target: UsableTarget, inputs: readonly PlanInput[], answers: Answers): ResolvedTarget {
  const defaults = new Map(inputs.flatMap((input) => (input.default === undefined ? [] : [[input.id, input.default] as const])));
  const known = new Set(inputs.map(({ id }) => id));
  const fill = (value: PlanValue): ResolvedValue | undefined =>
    filled(value, (reference) => (known.has(reference.split("#")[0] ?? "") ? (answerOf(answers, reference) ?? defaults.get(reference) ?? null) : undefined));
  const fillAll = (values: Readonly<Record<string, PlanValue>>) =>
    Object.fromEntries(Object.entries(values).flatMap(([name, value]) => pair(name, fill(value))));
  const isProcess = "command" in target;
  const env = isProcess ? fillAll(target.env) : {};
  const omitted = isProcess ? Object.keys(target.env).filter((name) => !Object.hasOwn(env, name)) : [];
  const isEndpoint = "url" in target;
  return {
    id: target.id,
    transport: target.transport,
    argv: isProcess ? [target.command, ...withoutPassedOn(target.command, target.args, omitted).flatMap((value) => fill(value) ?? [])] : null,
    env,
    url: isEndpoint ? (fill(target.url) ?? null) : null,
    headers: isEndpoint ? fillAll(target.headers) : {},
    ...(isProcess && target.integrity && { integrity: target.integrity }),
  };
}

function pair(name: string, value: ResolvedValue | undefined): [string, ResolvedValue][] {
  return value === undefined ? [] : [[name, value]];
}

/**
 * A value with every reference replaced; undefined when one of them has no answer. `lookUp` gives undefined for braces
 * that are no reference and null for a reference without an answer. Answers are not searched for references again.
 */
function filled(value: PlanValue, lookUp: (id: string) => string | { secretRef: string } | null | undefined): ResolvedValue | undefined {
  if (typeof value === "string") return value;
  const parts: (string | { secretRef: string })[] = [];
  const add = (part: string | { secretRef: string }) => {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  };
  // Splitting by a pattern with one group gives text and reference in turn.
  for (const [index, piece] of templateText(value).split(PLACEHOLDER).entries()) {
    const answer = index % 2 === 0 ? piece : lookUp(piece);
    if (answer === null) return undefined;
    add(answer === undefined ? `{${piece}}` : answer);
  }
  const [only = "", ...more] = parts;
  return more.length === 0 ? only : { parts };
}

function isWebAddress(url: ResolvedValue | null): boolean {
  if (typeof url !== "string") return true;
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "";
}
