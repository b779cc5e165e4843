import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Review } from "@/lib/review/schema";

type Unmet = Review["policy"]["unmet"][number];

/** Demands by which a policy waits for the checks. */
const WAITS: readonly Unmet["code"][] = ["checks_not_run", "check_not_passed"];

/** What the catalog's policy still demands, in the reader's language; and that it lets in what nobody checked, where it does. */
export function PolicyStatus({ review }: { review: Review }) {
  const t = useTranslations("review");
  const unchecked = review.state === "in_review" && review.checks.length === 0 && !review.policy.unmet.some(({ code }) => WAITS.includes(code));
  return (
    <>
      {unchecked ? <Notice tone="warning" title={t("policyIgnoresChecks")} /> : null}
      <Verdict review={review} />
    </>
  );
}

function Verdict({ review }: { review: Review }) {
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
