import { RE2JS } from "re2js";
import type { Input } from "@/lib/manifest/schema";

const PLACEHOLDER = RE2JS.compile("\\{[^{}]*\\}");
const MAX_FILLED_LENGTH = 1_048_576;

/**
 * Fills each `{name}` of a template once with the variable's fixed value or default. A filled-in value is not filled
 * again, so nested templates cannot multiply. A free variable becomes `free`, or stays as written when that is null.
 *
 * @throws RangeError when the result would pass 1 MiB (a hostile manifest); the engine then reports UNAVAILABLE.
 */
export function fillTemplate(template: string, variables: Record<string, Input>, free: string | null): string {
  const known = new Map(Object.entries(variables));
  const placeholders = PLACEHOLDER.matcher(template);
  let filled = "";
  let position = 0;
  while (placeholders.find()) {
    const variable = known.get(template.slice(placeholders.start() + 1, placeholders.end() - 1));
    const written = template.slice(placeholders.start(), placeholders.end());
    filled += template.slice(position, placeholders.start()) + (variable?.value ?? variable?.default ?? free ?? written);
    position = placeholders.end();
    if (filled.length > MAX_FILLED_LENGTH) throw new RangeError("template expands beyond 1 MiB");
  }
  return filled + template.slice(position);
}
