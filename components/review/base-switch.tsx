import { useTranslations } from "next-intl";
import Link from "next/link";
import { reviewPath } from "@/components/console/paths";
import { Disclosure } from "@/components/ui/disclosure";
import type { BaseChoice } from "@/lib/review/base";
import type { Evidence } from "@/lib/submission/evidence-service";

type BaseSwitchProps = { reviewId: string; queue: string | undefined; evidence: Pick<Evidence, "choices" | "comparison"> };

/** So many are at hand; a server may have hundreds of versions. */
const AT_HAND = 8;

const link =
  "inline-flex min-h-8 items-center rounded-control border border-line px-2.5 text-muted hover:border-control hover:text-ink " +
  "aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-ink";

/** Compares with another version or an earlier round. In the address, so that two people can look at the same thing. */
export function BaseSwitch({ reviewId, queue, evidence: { choices, comparison } }: BaseSwitchProps) {
  const t = useTranslations("review");
  if (choices.length === 0) return null;
  const chosen = comparison?.base.reference;
  const atHand = choices.filter(({ reference }, index) => index < AT_HAND || reference === chosen);
  const others = choices.filter((choice) => !atHand.includes(choice));
  const list = (shown: readonly BaseChoice[]) => (
    <ul className="flex flex-wrap gap-1.5">
      {shown.map((choice) => (
        <li key={choice.reference}>
          <Link href={reviewPath(reviewId, queue, choice.reference)} scroll={false} prefetch={false} aria-current={choice.reference === chosen || undefined} className={link}>
            <BaseName choice={choice} />
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={t("compareWith")} className="mb-4 flex flex-col gap-1.5 text-sm">
      <p aria-hidden className="font-medium">
        {t("compareWith")}
      </p>
      {list(atHand)}
      {others.length === 0 ? null : <Disclosure title={t("compareWithOthers", { count: others.length })}>{list(others)}</Disclosure>}
    </nav>
  );
}

function BaseName({ choice: { reference, version, number, listed } }: { choice: BaseChoice }) {
  const t = useTranslations("review");
  if (listed) return t("baseListed", { version });
  return reference === version ? version : t("baseRevision", { version, number });
}
