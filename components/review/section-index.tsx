import { useTranslations } from "next-intl";
import { REVIEW_SECTIONS } from "@/lib/review/evidence-schema";
import { ReviewKeys } from "./review-keys";
import type { SectionFrame } from "./review-section";
import { STANDING_LOOK } from "./standing-badge";

/** All questions with what rules make of them, and on a phone the way to the decision. */
export function SectionIndex({ frame: { standings, marks } }: { frame: SectionFrame }) {
  const t = useTranslations("review");
  const words = useTranslations("review.standing");
  return (
    <div className="flex flex-col gap-3">
      <nav aria-label={t("sections")}>
        <ul className="flex flex-wrap gap-1.5 text-sm">
          {REVIEW_SECTIONS.map((id) => {
            const { icon: Icon } = STANDING_LOOK[standings[id]];
            const read = marks?.some(({ section }) => section === id) ?? false;
            return (
              <li key={id}>
                <a href={`#${id}`} className="inline-flex min-h-8 items-center gap-1.5 rounded-control border border-line bg-surface px-2 hover:bg-hover">
                  <Icon aria-hidden className="size-4" />
                  {t(`section.${id}`)}
                  <span className="sr-only">
                    : {words(standings[id])}
                    {read ? `, ${t("reviewed")}` : ""}
                  </span>
                </a>
              </li>
            );
          })}
          <li className="lg:hidden">
            <a href="#decision" className="inline-flex min-h-8 items-center rounded-control bg-accent px-3 font-medium text-on-accent">
              {t("decision")}
            </a>
          </li>
        </ul>
      </nav>
      <ReviewKeys />
    </div>
  );
}
