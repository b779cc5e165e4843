import type { Input } from "@/lib/manifest/schema";
import { type Answers, NO_ANSWERS } from "./answers";
import type { PlanInput, PlanValue } from "./schema";

/** Where the value of an input ends up; taken over into the prompt so that a form can group them. */
export type InputPlace = PlanInput["where"];

/** An input together with the `variables` that fill the braces of its `value`. */
export interface TemplatedInput extends Input {
  isRepeated?: boolean | undefined;
  variables?: Readonly<Record<string, Input>> | undefined;
}

/** `optional` tells that nobody has to fill it and nothing pre-fills it: an empty answer drops the whole entry. */
export interface ResolvedValue {
  value: PlanValue;
  optional: boolean;
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

/**
 * The prompts of one target, collected depth-first while its values are resolved (install.md §1.5 step B).
 * The same name inside one target is one prompt; across targets it is one prompt only when it means the same.
 */
export class PromptScope {
  private readonly idsByName = new Map<string, string>();
  private readonly pending = new Map<string, PlanInput>();

  constructor(
    private readonly known: ReadonlyMap<string, PlanInput>,
    readonly answers: Answers = NO_ANSWERS,
  ) {}

  /** Registers a prompt and returns its id, `[A-Za-z0-9_-]+`. */
  ask(name: string, input: TemplatedInput, where: InputPlace): string {
    const prompt = promptOf(name, input, where);
    const id = this.idsByName.get(name) ?? this.freeId(prompt);
    const earlier = this.pending.get(id) ?? this.known.get(id);
    this.idsByName.set(name, id);
    this.pending.set(id, earlier ? merge(earlier, prompt) : { ...prompt, id });
    return id;
  }

  /** Whether every input that a value refers to has an answer, or a default to go by. */
  isAnswered(value: PlanValue): boolean {
    return placeholderNames(templateText(value)).every((id) => {
      const prompt = this.pending.get(id);
      return prompt === undefined || prompt.default !== undefined || this.answers.has(id);
    });
  }

  /** The prompts of this target; the caller keeps them only when the target turns out to be usable. */
  prompts(): ReadonlyMap<string, PlanInput> {
    return this.pending;
  }

  private freeId(prompt: PlanInput): string {
    for (let attempt = 1; ; attempt += 1) {
      const id = attempt === 1 ? prompt.id : `${prompt.id}_${attempt}`;
      const known = this.known.get(id);
      if (!this.pending.has(id) && (!known || sameQuestion(known, prompt))) return id;
    }
  }
}

/**
 * Resolves one input (install.md §1.5 step C): a fixed value wins, a fixed value with declared variables is a
 * template, otherwise the value is asked for, pre-filled with the default. `null` means: fixed to nothing, leave it out.
 */
export function resolveInput(name: string, input: TemplatedInput, where: InputPlace, scope: PromptScope): ResolvedValue | null {
  if (input.value === "") return null;
  if (input.value !== undefined) return resolveTemplate(input.value, input, where, scope);
  const id = scope.ask(name, input, where);
  return { value: { input: id }, optional: isOptional(input) };
}

function resolveTemplate(text: string, owner: TemplatedInput, where: InputPlace, scope: PromptScope): ResolvedValue {
  let anyOptional = false;
  const value = fillTemplate(text, (name) => {
    const variable = variableOf(owner, name);
    if (!variable) return undefined;
    if (variable.value !== undefined) return variable.value;
    anyOptional ||= isOptional(variable);
    return { input: scope.ask(name, variable, where) };
  });
  return { value, optional: anyOptional && owner.isRequired !== true };
}

/**
 * Replaces every `{name}` of a text for which `lookUp` knows a value; the others stay as they are.
 * The result is a plain string when nothing is left to ask, a bare reference when it is nothing but one input.
 */
export function fillTemplate(text: string, lookUp: (name: string) => PlanValue | undefined): PlanValue {
  let asked = false;
  const template = text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = lookUp(name);
    if (value === undefined) return whole;
    asked ||= typeof value !== "string";
    return templateText(value);
  });
  return asked ? referenceTo(template) : template;
}

/** A template as a plan value: a bare reference when it is nothing but one `{id}`. */
export function referenceTo(template: string): PlanValue {
  const only = /^\{([^{}]+)\}$/.exec(template)?.[1];
  return only === undefined ? { template } : { input: only };
}

/** The value as text with `{id}` for everything that is still asked for. */
export function templateText(value: PlanValue): string {
  if (typeof value === "string") return value;
  return "input" in value ? `{${value.input}}` : value.template;
}

/** The names in braces of a text, in order. */
export function placeholderNames(text: string): string[] {
  return Array.from(text.matchAll(PLACEHOLDER), (match) => match[1] ?? "");
}

/** A variable by its name; a name such as `constructor` never finds something inherited. */
export function variableOf(owner: Pick<TemplatedInput, "variables">, name: string): Input | undefined {
  return owner.variables && Object.hasOwn(owner.variables, name) ? owner.variables[name] : undefined;
}

function isOptional(input: Input): boolean {
  return input.isRequired !== true && !input.default;
}

function promptOf(name: string, input: TemplatedInput, where: InputPlace): PlanInput {
  const id = name.replace(/^-+|=$/g, "").replace(/[^A-Za-z0-9_-]+/g, "_") || "value";
  return {
    id,
    label: { en: input.description ?? name },
    where,
    ...(input.isRequired && { required: true }),
    ...(input.isSecret && { secret: true }),
    ...(input.isRepeated && { repeated: true }),
    ...answerHints(input),
  };
}

/** What helps a form to ask: the kind of value, the choices and what to pre-fill. */
function answerHints({ format, choices, default: preset, isSecret, placeholder }: Input): Partial<PlanInput> {
  return {
    ...(format && format !== "string" && { format }),
    ...(choices?.length && { choices }),
    // A secret is never pre-filled: the plan is shown, logged and cached.
    ...(preset && !isSecret && { default: preset }),
    ...(placeholder && { placeholder }),
  };
}

/** Asked twice, the stricter of both answers holds. */
function merge(earlier: PlanInput, later: PlanInput): PlanInput {
  const { default: preset, ...rest } = { ...later, ...earlier };
  const secret = earlier.secret ?? later.secret;
  const required = earlier.required ?? later.required;
  return {
    ...rest,
    ...(secret && { secret }),
    ...(required && { required }),
    ...(preset && !secret && { default: preset }),
  };
}

function sameQuestion(a: PlanInput, b: PlanInput): boolean {
  const question = ({ secret, format, choices, default: preset }: PlanInput) =>
    JSON.stringify([secret, format, choices, preset]);
  return question(a) === question(b);
}
