import type { ArgumentDraft } from "./draft";
import { semanticIssue } from "./issues";
import type { ManifestIssue } from "./schema";

const NOT_IN_NAMES = /[<> $]/;

/** The rules on one argument (registry-api.md §2.4, v1.8.7). An absent type is a fault of the shape, not of these rules. */
export function argumentIssues(argument: ArgumentDraft, path: string): ManifestIssue[] {
  switch (argument.type) {
    case undefined:
      return [];
    case "named":
      return namedArgumentIssues(argument, path);
    case "positional":
      if (argument.value !== "" || argument.valueHint !== "") return [];
      return [semanticIssue(path, "positional-argument-value-or-hint-required", "positional argument must provide a value or a valueHint")];
    default:
      return [
        semanticIssue(`${path}.type`, "invalid-argument-type", `argument type must be 'positional' or 'named': ${JSON.stringify(argument.type)}`),
      ];
  }
}

function namedArgumentIssues(argument: ArgumentDraft, path: string): ManifestIssue[] {
  return [
    ...argumentNameIssues(argument.name, `${path}.name`),
    ...repeatedNameIssues(argument.name, argument.value, "value", path),
    ...repeatedNameIssues(argument.name, argument.default, "default", path),
  ];
}

function argumentNameIssues(name: string, path: string): ManifestIssue[] {
  if (name === "") return [semanticIssue(path, "named-argument-name-required", "named argument name is required")];
  if (!NOT_IN_NAMES.test(name)) return [];
  return [semanticIssue(path, "invalid-named-argument-name", `invalid named argument name format: ${name}`)];
}

function repeatedNameIssues(name: string, text: string, field: "value" | "default", path: string): ManifestIssue[] {
  if (text === "" || !text.startsWith(name)) return [];
  const message = `argument ${field} cannot start with the argument name: ${field} starts with argument name '${name}': ${text}`;
  return [semanticIssue(`${path}.${field}`, `argument-${field}-starts-with-name`, message)];
}
