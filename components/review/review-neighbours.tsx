import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { reviewPath } from "@/components/console/paths";
import { LinkButton } from "@/components/ui/link-button";
import type { ReviewRow } from "@/lib/review/schema";

type ReviewNeighboursProps = { rows: readonly ReviewRow[]; present: string; query: string | undefined };

/** The reviews before and after this one in the selection the reader works through. Their keys are at the queue's list. */
export function ReviewNeighbours({ rows, present, query }: ReviewNeighboursProps) {
  const t = useTranslations("review");
  const at = rows.findIndex(({ id }) => id === present);
  const [previous, next] = [rows[at - 1], rows[at + 1]];
  if (at === -1 || (previous === undefined && next === undefined)) return null;
  return (
    <nav aria-label={t("neighbours")} className="flex flex-wrap gap-2">
      {previous === undefined ? null : (
        <LinkButton href={reviewPath(previous.id, query)} size="small" title={`${previous.server} ${previous.version}`}>
          <ChevronLeft aria-hidden />
          {t("previousReview")}
        </LinkButton>
      )}
      {next === undefined ? null : (
        <LinkButton href={reviewPath(next.id, query)} size="small" title={`${next.server} ${next.version}`}>
          {t("nextReview")}
          <ChevronRight aria-hidden />
        </LinkButton>
      )}
    </nav>
  );
}
