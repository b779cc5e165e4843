import type { KeyValueInput, Package } from "@/lib/manifest/schema";
import { type ResolvedArgument, resolveArguments } from "./arguments";
import { type PromptScope, resolveInput } from "./inputs";
import type { Refusal } from "./refusal";
import type { PlanValue } from "./schema";

/** What has to be started, or why it cannot be started safely. */
export type ProcessPlan =
  | { command: string; args: PlanValue[]; env: Record<string, PlanValue>; integrity?: { type: string; value: string } }
  | Refusal;

/** The inputs of a package, resolved in the order of install.md §1.5 step B. */
export interface ResolvedPackage {
  runtime: ResolvedArgument[];
  package: ResolvedArgument[];
  env: Record<string, PlanValue>;
}

export function resolvePackage(pkg: Package, scope: PromptScope): ResolvedPackage {
  return {
    runtime: resolveArguments(pkg.runtimeArguments, scope),
    package: resolveArguments(pkg.packageArguments, scope),
    env: resolveKeyValues(pkg.environmentVariables, "env", scope),
  };
}

/** Environment variables or headers as a map. Entries are independent, so optional ones stay as references. */
export function resolveKeyValues(
  inputs: readonly KeyValueInput[] | undefined,
  where: "env" | "header",
  scope: PromptScope,
): Record<string, PlanValue> {
  const entries = (inputs ?? []).flatMap((input): [string, PlanValue][] => {
    const resolved = resolveInput(input.name, input, where, scope);
    return resolved ? [[input.name, resolved.value]] : [];
  });
  return Object.fromEntries(entries);
}

/** All argv tokens of resolved arguments, in order. */
export function tokensOf(args: readonly ResolvedArgument[]): PlanValue[] {
  return args.flatMap((argument) => argument.tokens);
}

/** The tokens without these literal flags, which the runtime's own command line already carries. */
export function withoutFlags(tokens: readonly PlanValue[], flags: readonly string[]): PlanValue[] {
  return tokens.filter((token) => typeof token !== "string" || !flags.includes(token));
}
