import type { ApiProblem } from "@/lib/http/api-client";

/** What became of one of several. */
export type CaseResult<Case> = { about: Case; problem: ApiProblem | null };

/**
 * Does one thing after the other, or `together` all at once, for when the page goes and nothing waits for an answer. What is
 * refused stops none of the others. Whatever is no refusal of the API is thrown.
 */
export async function eachCase<Case>(cases: readonly Case[], act: (about: Case) => Promise<unknown>, together = false): Promise<CaseResult<Case>[]> {
  const result = async (about: Case) => ({ about, problem: await act(about).then(() => null, refusal) });
  if (together) return Promise.all(cases.map(result));
  const results: CaseResult<Case>[] = [];
  for (const about of cases) results.push(await result(about));
  return results;
}

function refusal(error: unknown): ApiProblem {
  if (error instanceof Error && error.name === "ApiProblem") return error as ApiProblem;
  throw error;
}
