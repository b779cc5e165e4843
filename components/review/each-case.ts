import type { ApiProblem } from "@/lib/http/api-client";

/** What became of one of several. */
export type CaseResult<Case> = { about: Case; problem: ApiProblem | null };

/** Does one thing after the other; what is refused stops none of the others. Whatever is no refusal of the API is thrown. */
export async function eachCase<Case>(cases: readonly Case[], act: (about: Case) => Promise<unknown>): Promise<CaseResult<Case>[]> {
  const results: CaseResult<Case>[] = [];
  for (const about of cases) {
    const problem = await act(about).then(() => null, refusal);
    results.push({ about, problem });
  }
  return results;
}

function refusal(error: unknown): ApiProblem {
  if (error instanceof Error && error.name === "ApiProblem") return error as ApiProblem;
  throw error;
}
