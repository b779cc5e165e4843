import { fillTemplate, placeholderNames, templateText } from "@/lib/install/inputs";
import type { PlanInput, PlanValue, StdioTarget } from "@/lib/install/schema";

export interface LocalServer {
  command: string;
  args: string[];
  env: Record<string, string>;
}

/**
 * The program a router starts, with exact pins. Routers ask nobody and expand nothing (nacos.md §7.3), so a default is
 * filled in, a required value becomes the documented placeholder `${NAME}`, and an optional one is left out: without
 * the key a child of the TypeScript router inherits the variable from the router's own environment.
 */
export function localServer(target: StdioTarget, inputs: readonly PlanInput[]): LocalServer {
  const inputsById = new Map(inputs.map((input) => [input.id, input]));
  const env = Object.entries(target.env).flatMap(([name, value]): [string, string][] =>
    isLeftOut(value, inputsById) ? [] : [[name, routerText(value, inputsById, name)]],
  );
  return {
    command: target.command,
    args: target.args.map((value) => routerText(value, inputsById)),
    env: Object.fromEntries(env),
  };
}

function isLeftOut(value: PlanValue, inputs: ReadonlyMap<string, PlanInput>): boolean {
  if (typeof value === "string") return false;
  return placeholderNames(templateText(value)).some((id) => {
    const input = inputs.get(id);
    return input !== undefined && !input.required && input.default === undefined;
  });
}

/** The text with defaults and `${NAME}`; a variable that is nothing but one input is named after the variable itself. */
function routerText(value: PlanValue, inputs: ReadonlyMap<string, PlanInput>, variable?: string): string {
  if (typeof value === "string") return value;
  const filled = fillTemplate(templateText(value), (id) => {
    const input = inputs.get(id);
    if (!input) return undefined;
    return input.default ?? `\${${"input" in value && variable ? variable : id}}`;
  });
  return templateText(filled);
}
