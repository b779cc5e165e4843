import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { isCheckId } from "@/lib/checks/check-names-schema";
import type { Review } from "@/lib/review/schema";
import { FindingList } from "./finding-list";
import { CheckStatusBadge } from "./state-badges";

const NO_VERDICT: readonly string[] = ["MISSING", "UNAVAILABLE", "SKIPPED"];

export function ChecksSection({ review }: { review: Review }) {
  const t = useTranslations("review");
  return (
    <SectionCard id="checks" title={t("checks")}>
      {review.checks.length === 0 ? <Notice title={t("checksPending")} /> : <CheckResults checks={review.checks} findings={review.findings} />}
    </SectionCard>
  );
}

/** What each check said, findings first. */
export function CheckResults({ checks, findings }: Pick<Review, "checks" | "findings">) {
  const t = useTranslations("review");
  const meaning = useTranslations("checkStatusMeaning");
  const withoutVerdict = checks.some(({ status }) => NO_VERDICT.includes(status));
  const head = [t("check"), t("result"), t("weight")];
  return (
    <div className="flex flex-col gap-4">
      {withoutVerdict ? <Notice tone="warning" title={t("findingsUnknown")} /> : null}
      <h3 className="text-sm font-semibold">{t("findings")}</h3>
      {findings.length === 0 ? (
        <p className="text-muted">{t("findingsNone")}</p>
      ) : (
        <FindingList label={t("findings")} findings={findings} />
      )}
      <Table caption={t("checksCaption")} className="shadow-none" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
        {checks.map((check) => (
          <tr key={check.ruleId}>
            <TableRowHead>
              <code className="identifier">{check.ruleId}</code> <RuleTitle check={check} />
            </TableRowHead>
            <TableCell>
              <CheckStatusBadge status={check.status} />
              <span className="mt-1 block text-xs text-muted">{meaning(check.status)}</span>
            </TableCell>
            <TableCell>{check.required ? t("required") : check.enforced ? t("enforced") : t("advisory")}</TableCell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

/** In the reader's language; a rule of an earlier release is known by its English title only. */
function RuleTitle({ check: { ruleId, title } }: { check: Review["checks"][number] }) {
  const rule = useTranslations("rules");
  return isCheckId(ruleId) ? <span className="font-normal">{rule(ruleId)}</span> : <span lang="en" className="font-normal">{title}</span>;
}
