import { CircleCheck, CircleSlash, Clock, Undo2 } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Listing } from "@/lib/catalog/listing-schema";

const LOOK: Record<Listing["state"], { icon: LucideIcon; tone: Tone }> = {
  active: { icon: CircleCheck, tone: "success" },
  suspended: { icon: CircleSlash, tone: "danger" },
  expired: { icon: Clock, tone: "warning" },
  withdrawn: { icon: Undo2, tone: "neutral" },
};

export function ListingStateBadge({ state }: { state: Listing["state"] }) {
  const t = useTranslations("listingState");
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
