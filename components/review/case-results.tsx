import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CaseResult } from "./each-case";

/** The cases of several that were refused, each with why; the others are done. */
export function CaseResults({ results, onDismiss }: { results: readonly CaseResult<{ id: string; name: string }>[]; onDismiss: () => void }) {
  const t = useTranslations("queue.desk");
  const errors = useTranslations("errors");
  const common = useTranslations("common");
  if (results.length === 0) return null;
  return (
    <Notice tone="warning" role="alert" title={t("refused", { count: results.length })}>
      <ul className="list-disc pl-5">
        {results.map(({ about, problem }) => (
          <li key={about.id} className="wrap-anywhere">
            <span className="identifier">{about.name}</span>: {errors.has(problem?.code as "summary") ? errors(problem?.code as "summary") : problem?.code} <span lang="en">{problem?.detail}</span>
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-2" onClick={onDismiss}>
        {common("dismiss")}
      </Button>
    </Notice>
  );
}
