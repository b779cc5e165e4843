"use client";

import { lazy, Suspense } from "react";
import type { ComponentProps } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import type { ApiProblem } from "@/lib/http/api-client";
import type { Validation } from "@/lib/submission/validation-schema";

/** What is to be said of a text comes with the first text. */
const Verdict = lazy(() => import("./verdict"));

type ValidationResultProps = {
  id: string;
  validation: Validation | undefined;
  problem: ApiProblem | null;
  openEditor: ComponentProps<typeof Verdict>["openEditor"];
};

/** The region stays while its content changes, so that screen readers hear each new result. */
export function ValidationResult({ id, validation, problem, openEditor }: ValidationResultProps) {
  return (
    <div id={id} aria-live="polite" className="flex flex-col gap-3">
      {problem ? <ProblemNotice problem={problem} /> : null}
      {validation ? (
        <Suspense fallback={null}>
          <Verdict validation={validation} openEditor={openEditor} />
        </Suspense>
      ) : null}
    </div>
  );
}
