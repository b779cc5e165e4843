import type { InstallTarget, PlanInput, PlanValue, UnsupportedTarget } from "@/lib/install/schema";
import { shortKey } from "@/lib/install/short-key";

/** A target that can be started or reached. */
export type UsableTarget = Exclude<InstallTarget, UnsupportedTarget>;

/** How a client refers to a value that only its user can supply. */
type Reference = (inputId: string) => string;

/** Visible at first sight, and never a value by accident: clients without prompts get a text to replace. */
const REPLACE_ME: Reference = (id) => `<${id}>`;
const VS_CODE_INPUT: Reference = (id) => `\${input:${id}}`;

/** `{id}` parts of a template that are ids of inputs; other braces are literal (install.md §1.8). */
const TEMPLATE_PART = /\{([A-Za-z0-9_-]+)\}/g;

function valueText(value: PlanValue, reference: Reference, inputs: ReadonlySet<string>): string {
  if (typeof value === "string") return value;
  if ("input" in value) return reference(value.input);
  return value.template.replace(TEMPLATE_PART, (part, id: string) => (inputs.has(id) ? reference(id) : part));
}

/** Ids of the inputs a target refers to. */
export function inputsOf(target: UsableTarget, inputs: readonly PlanInput[]): PlanInput[] {
  const process = "args" in target ? [...target.args, ...Object.values(target.env)] : [];
  const endpoint = "url" in target ? [target.url, ...Object.values(target.headers)] : [];
  const known = new Set(inputs.map(({ id }) => id));
  const used = new Set<string>();
  for (const value of [...process, ...endpoint]) valueText(value, (id) => (used.add(id), ""), known);
  return inputs.filter(({ id }) => used.has(id));
}

/** The command of a target as an argument list, never as a shell string; null for what is only connected to. */
export function argvOf(target: UsableTarget, inputs: readonly PlanInput[]): string[] | null {
  if (!("command" in target)) return null;
  const known = new Set(inputs.map(({ id }) => id));
  return [target.command, ...target.args.map((value) => valueText(value, REPLACE_ME, known))];
}

function texts(values: Readonly<Record<string, PlanValue>>, reference: Reference, known: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueText(value, reference, known)]));
}

/** One entry of a client's server list: what clients agree on (install.md §1.2). */
function serverEntry(target: UsableTarget, reference: Reference, inputs: readonly PlanInput[]): Record<string, unknown> {
  const known = new Set(inputs.map(({ id }) => id));
  // What needs two steps is connected to: the client cannot start it, the command is shown beside it.
  if ("url" in target) {
    const headers = texts(target.headers, reference, known);
    const type = target.transport === "sse" ? "sse" : "http";
    return { type, url: valueText(target.url, reference, known), ...(Object.keys(headers).length > 0 && { headers }) };
  }
  const env = texts(target.env, reference, known);
  const args = target.args.map((value) => valueText(value, reference, known));
  return { type: "stdio", command: target.command, args, ...(Object.keys(env).length > 0 && { env }) };
}

/** The `mcpServers` block most clients read; values to supply appear as `<id>`. */
export function mcpServersConfiguration(server: string, target: UsableTarget, inputs: readonly PlanInput[]): string {
  return JSON.stringify({ mcpServers: { [shortKey(server)]: serverEntry(target, REPLACE_ME, inputs) } }, null, 2);
}

function promptOf({ id, label, secret, choices, default: preset }: PlanInput): Record<string, unknown> {
  const type = choices === undefined ? "promptString" : "pickString";
  return { id, type, description: label.en, ...(choices && { options: choices }), ...(preset !== undefined && { default: preset }), ...(secret && { password: true }) };
}

/** `mcp.json` of VS Code (install.md §1.3): it asks for the values itself and keeps secrets out of the file. */
export function vsCodeConfiguration(server: string, target: UsableTarget, inputs: readonly PlanInput[]): string {
  const prompts = inputsOf(target, inputs).map(promptOf);
  const servers = { [shortKey(server)]: serverEntry(target, VS_CODE_INPUT, inputs) };
  return JSON.stringify({ ...(prompts.length > 0 && { inputs: prompts }), servers }, null, 2);
}
