import { useTranslations } from "next-intl";
import { SUSPENDED_REASON } from "@/lib/review/queue-names-schema";
import type { RiskReason } from "@/lib/review/queue-schema";
import { SeverityBadge } from "./state-badges";

/** A severity and the rule that found it, or that versions of the server are suspended. Rules of other releases have no text of ours: they go by the title that was stored. */
export function RiskReasonLabel({ reason: { ruleId, title, severity, count } }: { reason: RiskReason }) {
  const t = useTranslations("rules");
  const review = useTranslations("review");
  const isSuspension = ruleId === SUSPENDED_REASON;
  const known = t.has(ruleId as "P001");
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <SeverityBadge severity={severity} />
      {isSuspension ? <span>{review("suspendedReason", { count })}</span> : <span lang={known ? undefined : "en"}>{known ? t(ruleId as "P001") : title}</span>}
    </span>
  );
}
