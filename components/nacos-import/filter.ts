import type { ImportCandidate } from "@/lib/nacos/import/preview-schema";
import { MAPPINGS } from "@/lib/nacos/import/mapping-names-schema";

export interface CandidateFilter {
  q: string;
  mapping: ImportCandidate["mapping"] | null;
}

/** The filter as the address has it. */
export function filterOf(parameters: { get(name: string): string | null }): CandidateFilter {
  const mapping = MAPPINGS.find((each) => each === parameters.get("mapping")) ?? null;
  return { q: parameters.get("q") ?? "", mapping };
}

/** Whether an entry passes the filter; the search looks at both names and the description. */
export function isShown({ mapping, nacosName, server, description }: ImportCandidate, filter: CandidateFilter): boolean {
  if (filter.mapping !== null && mapping !== filter.mapping) return false;
  const wanted = filter.q.trim().toLowerCase();
  return [nacosName, server ?? "", description ?? ""].some((text) => text.toLowerCase().includes(wanted));
}

/** Whether an entry can be chosen at all. */
export function isImportable({ mapping }: ImportCandidate): boolean {
  return mapping === "whole" || mapping === "partly";
}

/** Puts a value into the address without reading anything anew; the empty text takes it out. */
export function replaceParameter(name: string, value: string): void {
  const parameters = new URLSearchParams(window.location.search);
  if (value === "") parameters.delete(name);
  else parameters.set(name, value);
  const query = parameters.toString();
  window.history.replaceState(null, "", query === "" ? window.location.pathname : `?${query}`);
}
