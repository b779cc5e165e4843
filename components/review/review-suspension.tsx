import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Review } from "@/lib/review/schema";

/** What no approval of this review changes: the version is suspended, and who said so. */
export function ReviewSuspension({ suspension }: Pick<Review, "suspension">) {
  const t = useTranslations("review");
  const listing = useTranslations("listing");
  if (suspension === null) return null;
  const { at, by, reason } = suspension;
  return (
    <Notice tone="danger" title={t("suspendedHere")}>
      <p>{t("suspendedMeaning")}</p>
      <p className="wrap-anywhere">
        {by === null ? listing("suspendedSince") : listing("suspendedByName", { name: by })} <Time at={at} precision="minute" />
        {reason === "" ? null : <>: <VisibleText text={reason} /></>}
      </p>
    </Notice>
  );
}
