import { useTranslations } from "next-intl";
import type { RiskReason } from "@/lib/review/queue-schema";
import { SeverityBadge } from "./state-badges";

/** A severity and the rule that found it. Rules of other releases have no text of ours: they go by the title that was stored. */
export function RiskReasonLabel({ reason: { ruleId, title, severity } }: { reason: RiskReason }) {
  const t = useTranslations("rules");
  const known = t.has(ruleId as "P001");
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <SeverityBadge severity={severity} />
      <span lang={known ? undefined : "en"}>{known ? t(ruleId as "P001") : title}</span>
    </span>
  );
}
