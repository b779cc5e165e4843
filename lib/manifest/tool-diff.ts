import { isJsonEqual } from "./json-equal";
import { type LineChange, lineDiff } from "./line-diff";
import { toolCapability } from "./tool-capability";
import type { ToolCapability } from "./tool-capability-schema";
import type { Tool } from "./tool-surface";

/** A tool that came, went or is no longer what it was: any difference counts, as any may mislead a model. */
export interface ToolChange {
  kind: "added" | "removed" | "changed";
  name: string;
  before?: Tool;
  after?: Tool;
  /** Of a changed tool: what is different in it. */
  fields?: ToolFieldChanges;
}

/** The difference of two lists of tools, matched by name; in the order of `next`, removals last. */
export function diffTools(base: readonly Tool[], next: readonly Tool[]): ToolChange[] {
  const old = new Map(base.map((tool) => [tool.name, tool]));
  const names = new Set(next.map((tool) => tool.name));
  const present = next.flatMap((after): ToolChange[] => {
    const before = old.get(after.name);
    if (before === undefined) return [{ kind: "added", name: after.name, after }];
    return isJsonEqual(before, after) ? [] : [{ kind: "changed", name: after.name, before, after, fields: toolFieldChanges(before, after) }];
  });
  const gone = base.filter((tool) => !names.has(tool.name)).map((before): ToolChange => ({ kind: "removed", name: before.name, before }));
  return [...present, ...gone];
}

/** What is different in a tool that was changed, field by field. Absent: the same on both sides. */
export interface ToolFieldChanges {
  title?: { before: string; after: string };
  description?: { before: string; after: string };
  /** Annotations whose value differs; undefined where there is none. */
  annotations: { name: string; before: unknown; after: unknown }[];
  /** The worst that its annotations admit, where that is another now. */
  capability?: { before: ToolCapability; after: ToolCapability };
  /** It may do more than before: of which its users should be told before anything else. */
  doesMore: boolean;
  /** Everything else, as lines of JSON: schemas, and keys we do not know. */
  rest?: LineChange[];
}

const OWN_FIELDS = ["name", "title", "description", "annotations"];

/** The difference of two forms of one tool, so that each kind of change can be shown as what it is. */
export function toolFieldChanges(before: Tool, after: Tool): ToolFieldChanges {
  const text = (field: "title" | "description") => ((before[field] ?? "") === (after[field] ?? "") ? {} : { [field]: { before: before[field] ?? "", after: after[field] ?? "" } });
  const capability = { before: toolCapability(before.annotations), after: toolCapability(after.annotations) };
  const rest = { before: restOf(before), after: restOf(after) };
  return {
    ...text("title"),
    ...text("description"),
    annotations: annotationChanges(before.annotations ?? {}, after.annotations ?? {}),
    ...(capability.before !== capability.after && { capability }),
    doesMore: MILDNESS.indexOf(capability.after) > MILDNESS.indexOf(capability.before),
    ...(rest.before !== rest.after && { rest: lineDiff(rest.before, rest.after) }),
  };
}

function annotationChanges(before: Record<string, unknown>, after: Record<string, unknown>): ToolFieldChanges["annotations"] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !isJsonEqual(before[name], after[name])).map((name) => ({ name, before: before[name], after: after[name] }));
}

function restOf(tool: Tool): string {
  return JSON.stringify(Object.fromEntries(Object.entries(tool).filter(([field]) => !OWN_FIELDS.includes(field))), null, 2);
}

/** What nobody has said may be anything short of what somebody has said. */
const MILDNESS: readonly ToolCapability[] = ["read-only", "writes", "unknown", "destructive"];
