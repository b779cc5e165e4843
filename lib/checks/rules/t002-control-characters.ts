import { RE2JS } from "re2js";
import type { RawFinding, Rule } from "@/lib/checks/rule";
import { submissionStrings, type TextAt } from "@/lib/checks/strings";
import { excerpt, indexOfControl } from "@/lib/checks/unicode";

/** Escape sequences spelled as text, which a `printf` or a string literal brings back to life. */
const SPELLED_ESCAPE = RE2JS.compile("(?i)\\\\(x1b|u001b|u\\{1b\\}|033|e)\\[");

function evaluateText({ pointer, text }: TextAt): RawFinding[] {
  const control = indexOfControl(text);
  if (control >= 0) {
    const message = "This text holds a control character, which a terminal obeys instead of showing it.";
    return [{ pointer, message, evidence: excerpt(text, control) }];
  }
  const spelled = SPELLED_ESCAPE.matcher(text);
  if (!spelled.find()) return [];
  const message = "This text spells out a terminal escape sequence, which can hide or repaint what a person sees.";
  return [{ pointer, message, evidence: excerpt(text, spelled.start()) }];
}

/** T002: control characters and terminal escape sequences in the manifest and the tool surface. */
export const controlCharacters: Rule = {
  id: "T002",
  version: 1,
  title: "Control characters and terminal escapes",
  severity: "critical",
  subject: "both",
  references: ["MCP03", "CWE-150"],
  explanation: "Only tab, line feed and carriage return belong in text. Other control characters and escape sequences rewrite terminals and logs and hide text from reviewers.",
  evaluate: (input) => [...submissionStrings(input)].flatMap(evaluateText),
};
