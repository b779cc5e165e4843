import { answerOf, type Answers } from "@/lib/install/answers";
import { placeholderNames, templateText } from "@/lib/install/inputs";
import type { InstallTarget, PlanInput, PlanValue, UnsupportedTarget } from "@/lib/install/schema";
import { withoutPassedOn } from "@/lib/install/oci";
import type { ExtraVariable } from "./view-schema";

/** A value that this text does not have: a secret, or one that only the user can supply. */
export interface Asked {
  input: PlanInput;
  /** The environment variable that holds it, where the user named one. */
  variable?: string;
}

/** A text of a configuration in pieces. Literal pieces never become anything else. */
export type Text = readonly (string | Asked)[];

export interface ProcessEntry {
  command: string;
  args: Text[];
  env: Readonly<Record<string, Text>>;
}
export interface EndpointEntry {
  transport: "streamable-http" | "sse";
  url: Text;
  headers: Readonly<Record<string, Text>>;
}

/** What a client has to run or to connect to; both for a package that is started first and connected to afterwards. */
export type Entry =
  | { kind: "process"; process: ProcessEntry }
  | { kind: "endpoint"; endpoint: EndpointEntry }
  | { kind: "two-steps"; process: ProcessEntry; endpoint: EndpointEntry };

export interface EntryRequest {
  target: Exclude<InstallTarget, UnsupportedTarget>;
  inputs: readonly PlanInput[];
  answers: Answers;
  extra: readonly ExtraVariable[];
  /** The client asks for values itself, so a default is offered there instead of being written down. */
  clientAsks: boolean;
}

const PLACEHOLDER = /\{([^{}]+)\}/;

/**
 * A target with its inputs answered as far as they are (install.md §1.5 step C): answers and defaults become literal text,
 * secrets and what is still open stay asked for, and a variable or header that is optional and unanswered is left out. A
 * client that asks is left the defaults too, but for the parts of an address.
 */
export function entryOf({ target, inputs, answers, extra, clientAsks }: EntryRequest): Entry {
  const byId = new Map(inputs.map((input) => [input.id, input]));
  // No client asks before it has an address, so a part of one is settled here, wherever else it stands.
  const inAddress = new Set("url" in target ? placeholderNames(templateText(target.url)) : []);
  const piece = (id: string): string | Asked | null | undefined => {
    const input = byId.get(id.split("#")[0] ?? "");
    return input && answerPiece(input, answerOf(answers, id), clientAsks && !inAddress.has(id));
  };
  const textOf = (value: PlanValue) => pieces(value, piece);
  if (!("command" in target)) return { kind: "endpoint", endpoint: endpointOf(target, textOf) };
  const process = processOf(target, textOf, extra);
  return "url" in target ? { kind: "two-steps", process, endpoint: endpointOf(target, textOf) } : { kind: "process", process };
}

/** undefined: braces that name no input; null: nothing to put there. */
function answerPiece(input: PlanInput, answer: ReturnType<typeof answerOf>, clientAsks: boolean): string | Asked | null {
  if (typeof answer === "string") return answer;
  if (answer !== undefined) {
    const variable = /^env:([A-Za-z_]\w*)$/.exec(answer.secretRef)?.[1];
    return { input, ...(variable !== undefined && { variable }) };
  }
  if (input.default !== undefined) return clientAsks ? { input } : input.default;
  return input.required ? { input } : null;
}

function pieces(value: PlanValue, lookUp: (id: string) => string | Asked | null | undefined): Text | null {
  if (typeof value === "string") return [value];
  const parts: (string | Asked)[] = [];
  // Splitting by a pattern with one group gives text and reference in turn.
  for (const [index, part] of templateText(value).split(PLACEHOLDER).entries()) {
    const found = index % 2 === 0 ? part : lookUp(part);
    if (found === null) return null;
    const next = found === undefined ? `{${part}}` : found;
    const last = parts.at(-1);
    if (typeof next === "string" && typeof last === "string") parts[parts.length - 1] = last + next;
    else if (next !== "") parts.push(next);
  }
  return parts;
}

type TextOf = (value: PlanValue) => Text | null;

function processOf({ command, args, env }: { command: string; args: PlanValue[]; env: Record<string, PlanValue> }, textOf: TextOf, extra: readonly ExtraVariable[]): ProcessEntry {
  const kept = { ...answered(env, textOf), ...Object.fromEntries(extra.map((variable) => [variable.name, [extraPiece(variable)]])) };
  const omitted = Object.keys(env).filter((name) => !Object.hasOwn(kept, name));
  const added = extra.map(({ name }) => name).filter((name) => !Object.hasOwn(env, name));
  const argv = withoutPassedOn(command, args, omitted, added);
  return { command, args: argv.flatMap((value) => [textOf(value)].filter((text) => text !== null)), env: kept };
}

function extraPiece(variable: ExtraVariable): string | Asked {
  if ("value" in variable) return variable.value;
  const { name } = variable;
  return { input: { id: name, label: { en: name }, where: "env", required: true, secret: true } };
}

function endpointOf({ transport, url, headers }: { transport: EndpointEntry["transport"]; url: PlanValue; headers: Record<string, PlanValue> }, textOf: TextOf): EndpointEntry {
  return { transport, url: textOf(url) ?? [], headers: answered(headers, textOf) };
}

function answered(values: Readonly<Record<string, PlanValue>>, textOf: TextOf): Record<string, Text> {
  const entries = Object.entries(values).flatMap(([name, value]): [string, Text][] => {
    const text = textOf(value);
    return text === null ? [] : [[name, text]];
  });
  return Object.fromEntries(entries);
}
