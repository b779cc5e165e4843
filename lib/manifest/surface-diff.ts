import { isJsonEqual } from "./json-equal";
import { type LineChange, lineDiff } from "./line-diff";
import { diffTools, type ToolChange } from "./tool-diff";
import type { ToolSurface } from "./tool-surface";

/** What a server tells a model otherwise than before. All of it reaches the model, so all of it counts. */
export interface SurfaceChanges {
  tools: ToolChange[];
  /** Matched by name. */
  prompts: EntryChange[];
  /** Matched by URI. */
  resources: EntryChange[];
  /** Null when they are the same; an empty text stands for none. */
  instructions: { before: string; after: string } | null;
}

/** A prompt or a resource that came, went or is no longer what it was. */
export interface EntryChange {
  kind: "added" | "removed" | "changed";
  name: string;
  /** Fields that are text on both sides, or text on one and absent on the other. */
  texts: { field: string; before: string; after: string }[];
  /** Other fields that differ, as lines of JSON. */
  rest?: LineChange[];
}

type Entry = Record<string, unknown>;

const NOTHING: ToolSurface = { tools: [], prompts: [], resources: [] };

/** The difference of two surfaces, in the order of `next`, removals last; null stands for one that nobody declared. Pure. */
export function diffSurfaces(base: ToolSurface | null, next: ToolSurface | null): SurfaceChanges {
  const [old, now] = [base ?? NOTHING, next ?? NOTHING];
  const [before, after] = [old.instructions ?? "", now.instructions ?? ""];
  return {
    tools: diffTools(old.tools, now.tools),
    prompts: diffEntries(old.prompts, now.prompts, "name"),
    resources: diffEntries(old.resources, now.resources, "uri"),
    instructions: before === after ? null : { before, after },
  };
}

/** How many of its parts changed; the instructions are one. */
export function surfaceChangeCount({ tools, prompts, resources, instructions }: SurfaceChanges): number {
  return tools.length + prompts.length + resources.length + (instructions === null ? 0 : 1);
}

function diffEntries<Key extends string, T extends Entry & Record<Key, string>>(base: readonly T[], next: readonly T[], key: Key): EntryChange[] {
  const old = new Map(base.map((entry) => [entry[key], entry]));
  const names = new Set(next.map((entry) => entry[key]));
  const present = next.flatMap((after): EntryChange[] => {
    const [name, before] = [after[key], old.get(after[key])];
    if (before === undefined) return [{ kind: "added", name, ...fieldChanges({ [key]: name }, after) }];
    return isJsonEqual(before, after) ? [] : [{ kind: "changed", name, ...fieldChanges(before, after) }];
  });
  const gone = base.filter((entry) => !names.has(entry[key])).map((before): EntryChange => ({ kind: "removed", name: before[key], ...fieldChanges(before, { [key]: before[key] }) }));
  return [...present, ...gone];
}

/** Nothing is left out: publishers may write fields that we do not know, and a model may be shown them. */
function fieldChanges(before: Entry, after: Entry): Pick<EntryChange, "texts" | "rest"> {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !isJsonEqual(valueOf(before, field), valueOf(after, field)));
  const isText = (field: string) => [before, after].every((entry) => ["string", "undefined"].includes(typeof valueOf(entry, field)));
  const textOf = (entry: Entry, field: string) => String(valueOf(entry, field) ?? "");
  const others = fields.filter((field) => !isText(field));
  const texts = fields.filter(isText).map((field) => ({ field, before: textOf(before, field), after: textOf(after, field) }));
  return others.length === 0 ? { texts } : { texts, rest: lineDiff(jsonOf(before, others), jsonOf(after, others)) };
}

/** Only its own: a field may have the name of something every object inherits. */
function valueOf(entry: Entry, field: string): unknown {
  return Object.hasOwn(entry, field) ? entry[field] : undefined;
}

function jsonOf(entry: Entry, fields: readonly string[]): string {
  const own = fields.filter((field) => Object.hasOwn(entry, field));
  return own.length === 0 ? "" : JSON.stringify(Object.fromEntries(own.map((field) => [field, entry[field]])), null, 2);
}
