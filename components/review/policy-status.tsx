import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Review } from "@/lib/review/schema";

type Unmet = Review["policy"]["unmet"][number];

/** What the catalog's policy still demands, in the reader's language. */
export function PolicyStatus({ review }: { review: Review }) {
  const t = useTranslations("review");
  if (review.policy.allow) return <Notice tone="success" title={t("policyMet")} />;
  return (
    <Notice tone="info" title={t("policyUnmet")}>
      <ul className="list-disc pl-4">
        {review.policy.unmet.map((unmet) => (
          <li key={unmet.sentence}>
            <UnmetSentence unmet={unmet} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** One unmet demand in the words of the reader. */
export function UnmetSentence({ unmet: { code, params } }: { unmet: Unmet }) {
  const t = useTranslations("policyUnmet");
  const status = useTranslations("checkStatus");
  const severity = useTranslations("severity");
  const { number = 0, max = 0, count = 0, name = "" } = params;
  const state = params.status ? status(params.status) : params.severity ? severity(params.severity) : "";
  return t(code, { number, max, count, name, state });
}
