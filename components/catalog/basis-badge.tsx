import { BadgeCheck, Download, Siren } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Listing } from "@/lib/catalog/listing-schema";

const LOOK: Record<Listing["basis"], { icon: LucideIcon; tone: Tone }> = {
  review: { icon: BadgeCheck, tone: "success" },
  import: { icon: Download, tone: "warning" },
  break_glass: { icon: Siren, tone: "danger" },
};

/** On what ground a version is listed: reviewed here, or merely taken over (governance.md §2 "What clients see"). */
export function BasisBadge({ basis }: { basis: Listing["basis"] }) {
  const t = useTranslations("listingBasis");
  return <Badge {...LOOK[basis]}>{t(basis)}</Badge>;
}
