import type { JsonCode } from "./issue-codes";
import type { IssueParams } from "./schema";

/** Why a text is not strict I-JSON. `position` is `line:column`, counted from 1, or empty where no place can be named. */
export class StrictJsonError extends Error {
  constructor(
    readonly reference: JsonCode,
    message: string,
    readonly params: IssueParams = {},
    readonly position = "",
  ) {
    super(message);
    this.name = "StrictJsonError";
  }
}
