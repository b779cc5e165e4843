import { CircleCheck, CircleX, ShieldAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { reviewPath } from "@/components/console/paths";
import { UnmetSentence } from "@/components/review/policy-status";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import type { DryRunChange, DryRunItem } from "@/lib/review/dry-run-schema";

const MARKS: Record<DryRunChange, { icon: LucideIcon; tone: Tone }> = {
  fails: { icon: ShieldAlert, tone: "danger" },
  opens: { icon: CircleCheck, tone: "success" },
  closes: { icon: CircleX, tone: "warning" },
};

/** What the draft would mean, thing by thing, with the sentences it does not meet. */
export function DryRunItems({ items }: { items: readonly DryRunItem[] }) {
  const t = useTranslations("catalogs.dryRun");
  if (items.length === 0) return <p className="text-sm text-muted">{t("nothing")}</p>;
  return (
    <ul aria-label={t("items")} className="flex flex-col divide-y divide-line">
      {items.map((item) => (
        <li key={`${item.change} ${item.reviewId}`} className="flex flex-col gap-1.5 py-3 text-sm first:pt-0">
          <span className="flex flex-wrap items-center gap-2">
            <Badge {...MARKS[item.change]}>{t(`changes.${item.change}`)}</Badge>
            {item.change === "fails" && !item.passesNow ? <span className="text-muted">{t("alreadyNow")}</span> : null}
          </span>
          <TextLink href={reviewPath(item.reviewId)} className="wrap-anywhere">
            {item.server} {item.version}
          </TextLink>
          <ul className="list-disc pl-5 text-muted">
            {item.unmet.map((unmet) => (
              <li key={unmet.sentence}>
                <UnmetSentence unmet={unmet} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
