import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { CheckResults } from "@/components/review/checks-section";
import { SectionCard } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { toneStyle, type Tone } from "@/components/ui/tone";
import type { ServerDetail } from "@/lib/submission/detail-schema";
import type { Assurance, SecurityFact } from "@/lib/submission/security-schema";
import { ApprovalFacts } from "./approval-facts";
import { ChecksHidden } from "./checks-hidden";

const LOOK: Record<Assurance, { icon: LucideIcon; tone: Tone }> = {
  assured: { icon: CircleCheck, tone: "success" },
  attention: { icon: TriangleAlert, tone: "warning" },
  unknown: { icon: CircleHelp, tone: "neutral" },
};

/** Longer lists say how many more there are: the tools page names them all. */
const MAX_ITEMS = 12;

/** What is known about the safety of this version, in words; what nobody looked at is said, never left out. */
export function ServerSecurity({ detail, mayEnterConsole }: { detail: ServerDetail; mayEnterConsole: boolean }) {
  const t = useTranslations("security");
  const { checks, findings, reviews, listings } = detail.version;
  return (
    <div className="flex flex-col gap-6">
      <SectionCard id="facts" title={t("facts")}>
        <ul className="flex flex-col divide-y divide-line">
          {detail.security.map((fact) => (
            <FactItem key={fact.id} fact={fact} />
          ))}
        </ul>
      </SectionCard>
      <ApprovalFacts detail={detail} mayEnterConsole={mayEnterConsole} />
      <SectionCard id="checks" title={t("checks")}>
        {reviews.length === 0 ? <ChecksHidden listings={listings} /> : null}
        {reviews.length > 0 && checks.length === 0 ? <p className="text-sm text-muted">{t("checksPending")}</p> : null}
        {checks.length === 0 ? null : <CheckResults checks={checks} findings={findings} />}
      </SectionCard>
    </div>
  );
}

function FactItem({ fact: { id, assurance, items } }: { fact: SecurityFact }) {
  const t = useTranslations("security");
  const { icon: Icon, tone } = LOOK[assurance];
  return (
    <li className="flex gap-3 py-3 text-sm first:pt-0 last:pb-0">
      <span className={cx("grid size-7 shrink-0 place-items-center rounded-full", toneStyle[tone])}>
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">
          <span className="sr-only">{t(`assurance.${assurance}`)}: </span>
          {t(`fact.${id}.title`)}
        </p>
        <p className="max-w-prose text-muted">{t(`fact.${id}.body`)}</p>
        {items.length === 0 ? null : (
          <p className="flex flex-wrap gap-1.5">
            {items.slice(0, MAX_ITEMS).map((item) => (
              <code key={item} className="identifier rounded-sm bg-sunken px-1.5">
                {item}
              </code>
            ))}
            {items.length > MAX_ITEMS ? <span className="text-muted">{t("more", { count: items.length - MAX_ITEMS })}</span> : null}
          </p>
        )}
      </div>
    </li>
  );
}
