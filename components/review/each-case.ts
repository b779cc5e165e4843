import type { ApiProblem } from "@/lib/http/api-client";
import type { Review } from "@/lib/review/schema";

/** What became of one of several: what was answered, or why it was refused. */
export type CaseResult<Case, Answer = unknown> = { about: Case } & ({ answer: Answer; problem: null } | { problem: ApiProblem });

/**
 * Does one thing after the other, or `together` all at once, for when the page goes and nothing waits for an answer. What is
 * refused stops none of the others. Whatever is no refusal of the API is thrown.
 */
export async function eachCase<Case, Answer>(cases: readonly Case[], act: (about: Case) => Promise<Answer>, together = false): Promise<CaseResult<Case, Answer>[]> {
  const result = (about: Case): Promise<CaseResult<Case, Answer>> =>
    act(about).then((answer) => ({ about, answer, problem: null }), (error: unknown) => ({ about, problem: refusal(error) }));
  if (together) return Promise.all(cases.map(result));
  const results: CaseResult<Case, Answer>[] = [];
  for (const about of cases) results.push(await result(about));
  return results;
}

/** How many approvals listed something, how many are only recorded because the policy wants more by now, and what was refused. Pure. */
export function bulkOutcome<Case>(results: readonly CaseResult<Case, Pick<Review, "state">>[]) {
  const cast = results.flatMap((result) => (result.problem === null ? [result.answer.state] : []));
  const approved = cast.filter((state) => state === "approved").length;
  return { approved, recorded: cast.length - approved, refused: results.flatMap((result) => (result.problem === null ? [] : [result])) };
}

function refusal(error: unknown): ApiProblem {
  if (error instanceof Error && error.name === "ApiProblem") return error as ApiProblem;
  throw error;
}
