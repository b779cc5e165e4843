import { useTranslations } from "next-intl";
import type { Validation } from "@/lib/submission/validation-schema";
import { pathSteps } from "./issue-path";

type Issue = Validation["issues"][number];

/** Each issue with its place in words, so that it can be found without counting brackets. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  return (
    <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-5">
      {issues.map((issue, index) => (
        <li key={index} className="wrap-anywhere">
          <IssuePlace path={issue.path} />
          <span lang="en">{issue.message}</span>
        </li>
      ))}
    </ul>
  );
}

function IssuePlace({ path }: { path: string }) {
  const t = useTranslations("submit");
  const steps = pathSteps(path).map((step) => ("entry" in step ? t("entry", { number: step.entry }) : step.property));
  if (steps.length === 0) return null;
  return (
    <>
      <span className="font-medium" title={path}>
        {steps.join(" › ")}
      </span>
      {": "}
    </>
  );
}
