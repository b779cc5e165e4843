"use client";

import { useTranslations } from "next-intl";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Notice } from "@/components/ui/notice";
import type { ApiProblem } from "@/lib/http/api-client";
import type { Validation } from "@/lib/submission/validation-schema";
import { IssueList } from "./issue-list";

type ValidationResultProps = { validation: Validation | undefined; problem: ApiProblem | null };

/** The region stays while its content changes, so that screen readers hear each new result. */
export function ValidationResult({ validation, problem }: ValidationResultProps) {
  return (
    <div aria-live="polite" className="flex flex-col gap-3">
      {problem ? <ProblemNotice problem={problem} /> : null}
      {validation ? <Verdict validation={validation} /> : null}
    </div>
  );
}

function Verdict({ validation }: { validation: Validation }) {
  const t = useTranslations("submit");
  const errors = validation.issues.filter(({ severity }) => severity === "error");
  const listed = new Set(validation.warnings.map(({ path, message }) => `${path} ${message}`));
  const others = validation.issues.filter((issue) => issue.severity !== "error" && !listed.has(`${issue.path} ${issue.message}`));
  const warnings = [...others, ...validation.warnings];
  return (
    <>
      {validation.valid ? <Notice tone="success" title={t("valid")} /> : null}
      {errors.length > 0 ? (
        <Notice tone="danger" title={t("invalid", { count: errors.length })}>
          <IssueList issues={errors} />
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice tone="warning" title={t("warnings", { count: warnings.length })}>
          <IssueList issues={warnings} />
        </Notice>
      ) : null}
    </>
  );
}
