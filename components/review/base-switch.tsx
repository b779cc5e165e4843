import { useTranslations } from "next-intl";
import Link from "next/link";
import { reviewPath } from "@/components/console/paths";
import type { Evidence } from "@/lib/submission/evidence-service";

type BaseSwitchProps = { reviewId: string; queue: string | undefined; evidence: Pick<Evidence, "choices" | "comparison"> };

const link =
  "inline-flex min-h-8 items-center rounded-control border border-line px-2.5 text-muted hover:border-control hover:text-ink " +
  "aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-ink";

/** Compares with another version or an earlier round. In the address, so that two people can look at the same thing. */
export function BaseSwitch({ reviewId, queue, evidence: { choices, comparison } }: BaseSwitchProps) {
  const t = useTranslations("review");
  if (choices.length === 0) return null;
  return (
    <nav aria-label={t("compareWith")} className="mb-4 text-sm">
      <p aria-hidden className="mb-1.5 font-medium">
        {t("compareWith")}
      </p>
      {/* A server may have hundreds of versions. */}
      <ul className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto p-0.5">
        {choices.map(({ reference, version, number, listed }) => (
          <li key={reference}>
            <Link href={reviewPath(reviewId, queue, reference)} scroll={false} prefetch={false} aria-current={reference === comparison?.base.reference || undefined} className={link}>
              {listed ? t("baseListed", { version }) : reference === version ? version : t("baseRevision", { version, number })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
