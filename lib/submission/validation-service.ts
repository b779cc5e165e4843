import { validate } from "@/lib/submission/accept";
import type { Validation } from "@/lib/submission/validation-schema";

/** What is said of a text that is being written (governance.md §4 `POST /validate`): what would refuse it, and what would not. */
export function validation(raw: Uint8Array): Validation {
  const { valid, issues } = validate(raw);
  const errors = issues.filter(({ severity }) => severity === "error");
  return { valid, issues: errors, warnings: issues.filter((issue) => !errors.includes(issue)) };
}
