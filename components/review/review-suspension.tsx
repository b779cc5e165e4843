import { useTranslations } from "next-intl";
import { SuspendedBy } from "@/components/listing/suspended-by";
import { Notice } from "@/components/ui/notice";
import type { Review } from "@/lib/review/schema";

/** What no approval of this review changes: the version is suspended, and who said so. */
export function ReviewSuspension({ suspension }: Pick<Review, "suspension">) {
  const t = useTranslations("review");
  if (suspension === null) return null;
  return (
    <Notice tone="danger" title={t("suspendedHere")}>
      <p>{t("suspendedMeaning")}</p>
      <SuspendedBy {...suspension} />
    </Notice>
  );
}
