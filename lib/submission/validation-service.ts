import { issueCode } from "@/lib/manifest/issue-codes";
import { issuePlaces } from "@/lib/manifest/issue-place";
import { validate } from "@/lib/submission/accept";
import type { Validation } from "@/lib/submission/validation-schema";

/**
 * What is said of a text that is being written (governance.md §4 `POST /validate`): what would refuse it, and what would not,
 * each with its place in the text, its code and what it tells of its case.
 */
export function validation(raw: Uint8Array): Validation {
  const { valid, issues } = validate(raw);
  const places = issuePlaces(new TextDecoder().decode(raw), issues);
  const placed = issues.map((issue, index) => ({ ...issue, code: issueCode(issue.reference), params: issue.params ?? {}, ...(places[index] && { place: places[index] }) }));
  return { valid, issues: placed.filter(({ severity }) => severity === "error"), warnings: placed.filter(({ severity }) => severity !== "error") };
}
