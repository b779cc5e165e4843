/** A step of an issue's path: a property by name, or a list entry by its number counted from one. */
export type PathStep = { property: string } | { entry: number };

/**
 * Takes an issue's path apart, so that a page can say it in words: `packages[0].transport` → packages, 1st entry,
 * transport. Both notations of the API are read: dotted with brackets, and JSON pointers.
 */
export function pathSteps(path: string): PathStep[] {
  const dotted = path.startsWith("/") ? path.slice(1).split("/").map(unescapePointer) : path.split(/[.[\]]+/);
  return dotted.filter((step) => step !== "").map((step) => (/^\d+$/.test(step) ? { entry: Number(step) + 1 } : { property: step }));
}

function unescapePointer(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
