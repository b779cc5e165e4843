import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Notice } from "@/components/ui/notice";
import type { Validation } from "@/lib/submission/validation-schema";
import { IssueList } from "./issue-list";

type VerdictProps = { validation: Validation; openEditor: ComponentProps<typeof IssueList>["openEditor"] };

/** Whether a text may be submitted, and what is to be said of it. */
export default function Verdict({ validation: { valid, issues: errors, warnings }, openEditor }: VerdictProps) {
  const t = useTranslations("submit");
  return (
    <>
      {valid ? <Notice tone="success" title={t("valid")} /> : null}
      {errors.length > 0 ? (
        <Notice tone="danger" title={t("invalid", { count: errors.length })}>
          <IssueList issues={errors} openEditor={openEditor} />
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice tone="warning" title={t("warnings", { count: warnings.length })}>
          <IssueList issues={warnings} openEditor={openEditor} />
        </Notice>
      ) : null}
    </>
  );
}
