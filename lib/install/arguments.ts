import type { Argument } from "@/lib/manifest/schema";
import { answerOf, repeatedId } from "./answers";
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
 * left out (step C) while its prompt stays in the plan, until somebody answers it; a repeated one is there once for each
 * of its answers; a `valueHint` is a label and never becomes a token.
 */
export function resolveArguments(args: readonly Argument[] | undefined, scope: PromptScope): ResolvedArgument[] {
  return (args ?? []).map((argument, index) => {
    const name = argument.type === "named" ? argument.name : (argument.valueHint ?? `argument_${index + 1}`);
    const resolved = resolveInput(name, argument, "argument", scope);
    if (argument.type === "named" && argument.format === "boolean") return booleanFlag(argument, resolved?.value, scope);
    if (!resolved || (resolved.optional && !scope.isAnswered(resolved.value))) return { argument, tokens: [], value: null };
    const tokens = repetitions(resolved.value, scope).flatMap((value) => (argument.type === "named" ? namedTokens(argument.name, value) : [value]));
    return { argument, tokens, value: resolved.value };
  });
}

function booleanFlag(argument: NamedArgument, asked: PlanValue | undefined, { answers }: PromptScope): ResolvedArgument {
  const answer = typeof asked === "object" && "input" in asked ? answerOf(answers, asked.input) : undefined;
  const isOn = (argument.value ?? answer ?? argument.default) === "true";
  return { argument, tokens: isOn ? [argument.name] : [], value: null };
}

/** One reference for each text of a repeated answer; otherwise the value itself. */
function repetitions(value: PlanValue, { answers }: PromptScope): PlanValue[] {
  if (typeof value === "string" || !("input" in value)) return [value];
  const answer = answers.get(value.input);
  return Array.isArray(answer) ? answer.map((_, index) => ({ input: repeatedId(value.input, index) })) : [value];
}

function namedTokens(name: string, value: PlanValue): PlanValue[] {
  if (!name.endsWith("=")) return [name, value];
  return typeof value === "string" ? [name + value] : [{ template: name + templateText(value) }];
}
