import { useTranslations } from "next-intl";
import { LISTING_BASES } from "@/lib/catalog/facet-names-schema";
import type { Listing } from "@/lib/catalog/listing-schema";

/**
 * For those who may not read the checks: that, and on which grounds catalogs list the version. Only a review means that a policy
 * was met (governance.md §5.3).
 */
export function ChecksHidden({ listings }: { listings: readonly Pick<Listing, "basis">[] }) {
  const t = useTranslations("security");
  const grounds = LISTING_BASES.filter((basis) => listings.some((listing) => listing.basis === basis));
  return (
    <div className="text-sm text-muted">
      <p>{t("checksHidden")}</p>
      {grounds.map((basis) => (
        <p key={basis}>{t(`ground.${basis}`)}</p>
      ))}
    </div>
  );
}
