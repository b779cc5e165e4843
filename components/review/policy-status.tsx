import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Review } from "@/lib/review/schema";

/** What the catalog's policy still demands. Its sentences come from the evaluator, in English. */
export function PolicyStatus({ review }: { review: Review }) {
  const t = useTranslations("review");
  if (review.policy.allow) return <Notice tone="success" title={t("policyMet")} />;
  return (
    <Notice tone="info" title={t("policyUnmet")}>
      <ul lang="en" className="list-disc pl-4">
        {review.policy.unmet.map(({ code, sentence }) => (
          <li key={`${code} ${sentence}`}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
