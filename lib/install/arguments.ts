import type { Argument } from "@/lib/manifest/schema";
import { type PromptScope, resolveInput, templateText } from "./inputs";
import type { PlanValue } from "./schema";

type NamedArgument = Extract<Argument, { type: "named" }>;

/** The tokens one manifest argument becomes, with the argument itself for the rules of the runtimes. */
export interface ResolvedArgument {
  argument: Argument;
  tokens: PlanValue[];
  /** Its value alone, `null` when the argument is left out or is a bare flag. */
  value: PlanValue | null;
}

/**
 * Resolves arguments into argv tokens (install.md §1.5 step E): a positional is its value, a named one is two tokens
 * unless its name ends in `=`, a boolean one is the flag alone or nothing. An optional argument without a default is
 * left out (step C) while its prompt stays in the plan; a `valueHint` is a label and never becomes a token.
 */
export function resolveArguments(args: readonly Argument[] | undefined, scope: PromptScope): ResolvedArgument[] {
  return (args ?? []).map((argument, index) => {
    const name = argument.type === "named" ? argument.name : (argument.valueHint ?? `argument_${index + 1}`);
    const resolved = resolveInput(name, argument, "argument", scope);
    if (argument.type === "named" && argument.format === "boolean") return booleanFlag(argument);
    if (!resolved || resolved.optional) return { argument, tokens: [], value: null };
    const tokens = argument.type === "named" ? namedTokens(argument.name, resolved.value) : [resolved.value];
    return { argument, tokens, value: resolved.value };
  });
}

function booleanFlag(argument: NamedArgument): ResolvedArgument {
  const isOn = (argument.value ?? argument.default) === "true";
  return { argument, tokens: isOn ? [argument.name] : [], value: null };
}

function namedTokens(name: string, value: PlanValue): PlanValue[] {
  if (!name.endsWith("=")) return [name, value];
  return typeof value === "string" ? [name + value] : [{ template: name + templateText(value) }];
}
