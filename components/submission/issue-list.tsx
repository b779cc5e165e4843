import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Validation } from "@/lib/submission/validation-schema";
import { pathSteps } from "./issue-path";
import { showPlace } from "./show-place";

type Issue = Validation["issues"][number];

type IssueListProps = {
  issues: readonly Issue[];
  /** Brings the editor of the text into view. */
  openEditor: () => HTMLTextAreaElement | null;
};

/** Each issue with its line and its place in words; pressed, the place is selected in the editor. */
export function IssueList({ issues, openEditor }: IssueListProps) {
  const id = useId();
  return (
    <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-5">
      {issues.map((issue, index) => (
        <li key={index} className="wrap-anywhere">
          <IssuePlace issue={issue} reason={`${id}-${index}`} openEditor={openEditor} />
          <Reason id={`${id}-${index}`} issue={issue} />
        </li>
      ))}
    </ul>
  );
}

/** Said by its code; a code the pages do not know yet comes with its English sentence. */
function Reason({ id, issue: { code, params, message } }: { id: string; issue: Issue }) {
  const t = useTranslations("manifestIssues");
  const isKnown = t.has(code as "required");
  return (
    <span id={id} lang={isKnown ? undefined : "en"}>
      {isKnown ? t(code as "required", params) : message}
    </span>
  );
}

function IssuePlace({ issue, reason, openEditor }: { issue: Issue; reason: string } & Pick<IssueListProps, "openEditor">) {
  const words = usePlaceInWords(issue);
  const { path, place } = issue;
  if (words === "") return null;
  if (place === undefined) {
    return (
      <span className="font-medium" title={path}>
        {words}:{" "}
      </span>
    );
  }
  const show = () => {
    const editor = openEditor();
    if (editor) showPlace(editor, place);
  };
  return (
    <>
      <button type="button" title={path} aria-describedby={reason} onClick={show} className="min-h-6 text-left font-medium underline decoration-1 underline-offset-3 hover:decoration-2">
        {words}
      </button>
      {": "}
    </>
  );
}

/** The place of a text that is no JSON is its line and column; its path says nothing else. */
function usePlaceInWords({ type, path, place }: Issue): string {
  const t = useTranslations("submit");
  if (type === "json") return place ? t("atColumn", { line: place.line, column: place.column }) : "";
  const steps = pathSteps(path).map((step) => ("entry" in step ? t("entry", { number: step.entry }) : step.property));
  return [...(place ? [t("atLine", { line: place.line })] : []), ...steps].join(" › ");
}
