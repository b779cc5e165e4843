import type { CheckInput } from "@/lib/checks/rule";

/** One piece of text a model or a person may read, and where it stands. */
export interface TextAt {
  pointer: string;
  text: string;
  /** `key` for a property name (a tool's parameter is one); its pointer is that of the property. */
  kind: "key" | "value";
}

/** Appends one token to a JSON pointer, escaped as RFC 6901 §3 says. */
export function childPointer(pointer: string, token: string | number): string {
  return `${pointer}/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/**
 * Yields every property name and every string below `root` in document order. Walks with its own stack: hostile
 * nesting must not overflow the call stack (trust.md §6.4).
 */
export function* stringsOf(root: unknown, pointer = ""): Generator<TextAt> {
  const pending: { value: unknown; pointer: string; key?: string }[] = [{ value: root, pointer }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.key !== undefined) yield { pointer: node.pointer, text: node.key, kind: "key" };
    if (typeof node.value === "string") yield { pointer: node.pointer, text: node.value, kind: "value" };
    if (typeof node.value !== "object" || node.value === null) continue;
    const parent = node.pointer;
    const children = Array.isArray(node.value)
      ? node.value.map((value: unknown, index) => ({ value, pointer: childPointer(parent, index) }))
      : Object.entries(node.value).map(([key, value]: [string, unknown]) => ({ value, key, pointer: childPointer(parent, key) }));
    for (const child of children.reverse()) pending.push(child);
  }
}

/** Every string of a submission: the manifest, then the tool surface below `/surface`. */
export function* submissionStrings(input: CheckInput): Generator<TextAt> {
  yield* stringsOf(input.manifest);
  if (input.surface !== null) yield* stringsOf(input.surface, "/surface");
}
