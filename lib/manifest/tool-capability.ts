import type { ToolCapability } from "./tool-capability-schema";

type Annotations = Readonly<Record<string, unknown>> | undefined;

/**
 * The worst that the annotations admit. `destructiveHint` counts even beside `readOnlyHint`: of two contradicting words
 * the more dangerous one is believed. A tool that is said to write and nothing more may destroy: that is the default of
 * the specification.
 */
export function toolCapability(annotations: Annotations): ToolCapability {
  const readOnly = annotations?.["readOnlyHint"];
  const destructive = annotations?.["destructiveHint"];
  if (destructive === true) return "destructive";
  if (readOnly === true) return "read-only";
  if (destructive === false) return "writes";
  return readOnly === false ? "destructive" : "unknown";
}
