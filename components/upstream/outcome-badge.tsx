import { CircleCheck, CircleX, Clock, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ImportEntry } from "@/lib/upstream/import-schema";

const LOOK: Record<ImportEntry["outcome"], { icon: LucideIcon; tone: Tone }> = {
  listed: { icon: CircleCheck, tone: "success" },
  accepted: { icon: Clock, tone: "info" },
  refused: { icon: CircleX, tone: "danger" },
};

export function OutcomeBadge({ outcome }: { outcome: ImportEntry["outcome"] }) {
  const t = useTranslations("imports.outcomes");
  return <Badge {...LOOK[outcome]}>{t(outcome)}</Badge>;
}
