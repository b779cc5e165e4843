import type { RawFinding, Rule } from "@/lib/checks/rule";
import { submissionStrings, type TextAt } from "@/lib/checks/strings";
import { codePointName, decodeTags, excerpt, findInvisibles, type InvisibleHit } from "@/lib/checks/unicode";

const MAX_DECODED = 80;
const MAX_NAMED = 6;

function severityOf(hits: readonly InvisibleHit[]): "critical" | "high" {
  // A stray soft hyphen or one odd variation selector comes from copy and paste; anything else can carry a message.
  const isStray = hits.every((hit) => hit.kind === "soft-hyphen") || (hits.length === 1 && hits[0]?.kind === "variation-selector");
  return isStray ? "high" : "critical";
}

function messageOf(hits: readonly InvisibleHit[], text: string): string {
  const names = [...new Set(hits.map((hit) => codePointName(hit.codePoint)))];
  const listed = names.length > MAX_NAMED ? `${names.slice(0, MAX_NAMED).join(", ")} and ${names.length - MAX_NAMED} others` : names.join(", ");
  const hidden = hits.some((hit) => hit.kind === "tag") ? decodeTags(text).slice(0, MAX_DECODED) : "";
  const spelled = hidden === "" ? "" : `, spelling out “${hidden}”`;
  return `This text holds ${hits.length} character${hits.length === 1 ? "" : "s"} a person does not see but a model reads (${listed})${spelled}.`;
}

function evaluateText({ pointer, text }: TextAt): RawFinding[] {
  const hits = findInvisibles(text);
  const first = hits[0];
  if (first === undefined) return [];
  return [{ pointer, message: messageOf(hits, text), evidence: excerpt(text, first.index), severity: severityOf(hits) }];
}

/** T001: invisible characters in any string or property name of the manifest and the tool surface. */
export const invisibleCharacters: Rule = {
  id: "T001",
  version: 1,
  title: "Invisible characters",
  severity: "critical",
  subject: "both",
  references: ["MCP03", "CWE-1007"],
  explanation: "Tag characters, zero-width characters, bidirectional controls and variation selectors carry instructions past the eyes of a reviewer. Emoji, flags and scripts that need joiners are left alone.",
  evaluate: (input) => [...submissionStrings(input)].flatMap(evaluateText),
};
