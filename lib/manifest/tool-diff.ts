import { isJsonEqual } from "./json-equal";
import type { Tool } from "./tool-surface";

/** A tool that came, went or is no longer what it was: any difference counts, as any may mislead a model. */
export interface ToolChange {
  kind: "added" | "removed" | "changed";
  name: string;
  before?: Tool;
  after?: Tool;
}

/** The difference of two lists of tools, matched by name; in the order of `next`, removals last. */
export function diffTools(base: readonly Tool[], next: readonly Tool[]): ToolChange[] {
  const old = new Map(base.map((tool) => [tool.name, tool]));
  const names = new Set(next.map((tool) => tool.name));
  const present = next.flatMap((after): ToolChange[] => {
    const before = old.get(after.name);
    if (before === undefined) return [{ kind: "added", name: after.name, after }];
    return isJsonEqual(before, after) ? [] : [{ kind: "changed", name: after.name, before, after }];
  });
  const gone = base.filter((tool) => !names.has(tool.name)).map((before): ToolChange => ({ kind: "removed", name: before.name, before }));
  return [...present, ...gone];
}
