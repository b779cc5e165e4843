import { useTranslations } from "next-intl";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";

/** A policy in words; the JSON beside it is what is in force. */
export function PolicySentences({ policy }: { policy: PolicyDocument }) {
  const t = useTranslations("console.policy");
  const role = useTranslations("roles");
  const severity = useTranslations("severity");
  const seats = (["reviewer", "security_reviewer", "admin"] as const).flatMap((name) => {
    const count = policy.approvals.roles[name];
    return count === undefined ? [] : [{ name, count }];
  });
  return (
    <ul className="list-disc pl-5 text-sm">
      <li>{t("approvals", { count: policy.approvals.min })}</li>
      {seats.map(({ name, count }) => (
        <li key={name}>{t("ofRole", { count, name: role(name) })}</li>
      ))}
      <li>{policy.requiredChecks.length === 0 ? t("noChecks") : t("checks", { name: policy.requiredChecks.join(", ") })}</li>
      <li>{policy.blockSeverity === null ? t("noSeverity") : t("severity", { name: severity(policy.blockSeverity) })}</li>
      <li>{policy.approvalTtlDays === null ? t("noExpiry") : t("expiry", { count: policy.approvalTtlDays })}</li>
      <li>{policy.stepUp == null ? t("noStepUp") : t("stepUp", { count: policy.stepUp.minutes })}</li>
      <li>{policy.allowImport ? t("imports") : t("noImports")}</li>
    </ul>
  );
}
