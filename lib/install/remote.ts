import type { Remote } from "@/lib/manifest/schema";
import { fillTemplate, placeholderNames, type PromptScope, variableOf } from "./inputs";
import { resolveKeyValues } from "./process";
import { type Refusal, refusal } from "./refusal";
import type { PlanValue } from "./schema";

/** Where to connect, or why that cannot be told. */
export type EndpointPlan =
  | { transport: "streamable-http" | "sse"; url: PlanValue; headers: Record<string, PlanValue> }
  | Refusal;

/**
 * A remote endpoint (install.md §1.5 step D). URL variables become references; a URL with a brace that nothing
 * declares is refused rather than sent out literally, as some converters do (§1.6).
 */
export function remoteEndpoint(remote: Remote, scope: PromptScope): EndpointPlan {
  if (!isHttpTransport(remote.type)) return refusal("unknown-transport", { transport: remote.type });
  if (!remote.url) return refusal("remote-no-url");
  const headers = resolveKeyValues(remote.headers, "header", scope);
  const undeclared = placeholderNames(remote.url).find((name) => !variableOf(remote, name));
  if (undeclared !== undefined) return undeclaredPart(undeclared);
  const url = fillTemplate(remote.url, (name) => {
    const variable = variableOf(remote, name);
    if (!variable) return undefined;
    // A URL cannot do without one of its parts, so each of them is required whatever the manifest says.
    return variable.value ?? { input: scope.ask(name, { ...variable, isRequired: true }, "url") };
  });
  return { transport: remote.type, url, headers };
}

export function isHttpTransport(type: string): type is "streamable-http" | "sse" {
  return type === "streamable-http" || type === "sse";
}

export function undeclaredPart(name: string): Refusal {
  return refusal("undeclared-part", { name });
}
