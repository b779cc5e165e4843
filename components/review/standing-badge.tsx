import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Standing } from "@/lib/submission/review-overview-mapper";

export const STANDING_LOOK: Record<Standing, { icon: LucideIcon; tone: Tone }> = {
  clear: { icon: CircleCheck, tone: "success" },
  attention: { icon: TriangleAlert, tone: "warning" },
  unknown: { icon: CircleHelp, tone: "neutral" },
};

/** What rules make of a section: no verdict, and said in words beside the mark. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTranslations("review.standing");
  return <Badge {...STANDING_LOOK[standing]}>{t(standing)}</Badge>;
}
