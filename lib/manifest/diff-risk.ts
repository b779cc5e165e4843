import type { ChangeArea, ChangeRisk, ManifestChange } from "./diff-schema";

/**
 * How closely a reviewer should look at a change. High is what decides which code runs or where data goes; low is
 * what no machine acts upon. `*` stands for any other field of the area and for whole elements.
 */
const RISK: Readonly<Record<ChangeArea, Readonly<Record<string, ChangeRisk>> & { "*": ChangeRisk }>> = {
  identity: { name: "high", version: "low", $schema: "low", "*": "medium" },
  text: { websiteUrl: "medium", "*": "low" },
  repository: { subfolder: "medium", "*": "high" },
  package: { version: "medium", "*": "high" },
  transport: { "*": "high" },
  remote: { description: "low", placeholder: "low", "*": "high" },
  header: { description: "low", placeholder: "low", isRequired: "medium", "*": "high" },
  argument: { description: "low", placeholder: "low", isRequired: "medium", valueHint: "medium", "*": "high" },
  environment: { description: "low", placeholder: "low", isRequired: "medium", "*": "high" },
  meta: { "*": "low" },
};

/** Elements whose disappearance takes something away from users but adds nothing that could act. */
const HARMLESS_REMOVALS: ReadonlySet<ChangeArea> = new Set<ChangeArea>(["package", "remote", "environment"]);

/**
 * The risk of a change.
 * @param field the changed property, or undefined when an entire element came or went.
 */
export function riskOf(kind: ManifestChange["kind"], area: ChangeArea, field: string | undefined): ChangeRisk {
  if (kind === "removed" && field === undefined && HARMLESS_REMOVALS.has(area)) return "medium";
  const byField = RISK[area];
  return (field !== undefined && Object.hasOwn(byField, field) ? byField[field] : undefined) ?? byField["*"];
}
