import { ACT_FACTS, type Act, type ActFact } from "@/lib/audit/act-schema";
import type { AuditEntryDto } from "@/lib/audit/schema";

const REFUSED = ".refused";

/** Facts that entries call otherwise. */
const ALIASES: Readonly<Record<string, ActFact>> = { where: "catalog" };

/** Tells an entry of the record in facts a page can put into words. Pure; what it does not know it leaves out. */
export function toAct({ seq, at, actor, action, object, reason, before, after }: AuditEntryDto): Act {
  const refused = action.endsWith(REFUSED);
  return { seq, at, actor, action: refused ? action.slice(0, -REFUSED.length) : action, refused, object, reason, facts: factsOf(after ?? before) };
}

function factsOf(json: string | null): Act["facts"] {
  const value: unknown = json === null ? null : JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, content]) => {
    const fact = ALIASES[key] ?? ACT_FACTS.find((known) => known === key);
    const text = textOf(content);
    return fact === undefined || text === "" ? [] : [{ fact, text }];
  });
}

function textOf(content: unknown): string {
  if (typeof content === "string" || typeof content === "number") return String(content);
  if (typeof content === "boolean") return content ? "✓" : "";
  return Array.isArray(content) ? content.map(textOf).filter((text) => text !== "").join(", ") : "";
}
