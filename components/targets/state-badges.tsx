import { CircleAlert, CircleCheck, CirclePause, Clock, GitCompareArrows, type LucideIcon, OctagonAlert, Split, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { TargetItem } from "@/lib/nacos/target-schema";
import type { TargetHealth } from "./target-health";

type Look = { icon: LucideIcon; tone: Tone };

const HEALTH_LOOK: Record<TargetHealth, Look> = {
  asDecided: { icon: CircleCheck, tone: "success" },
  catchingUp: { icon: Clock, tone: "info" },
  differs: { icon: GitCompareArrows, tone: "warning" },
  conflict: { icon: Split, tone: "warning" },
  failing: { icon: OctagonAlert, tone: "danger" },
  paused: { icon: CirclePause, tone: "neutral" },
  removing: { icon: Trash2, tone: "danger" },
};

export function TargetHealthBadge({ health }: { health: TargetHealth }) {
  const t = useTranslations("targets.health");
  return <Badge {...HEALTH_LOOK[health]}>{t(health)}</Badge>;
}

export const ITEM_TONE: Record<TargetItem["state"], Tone> = {
  synced: "success",
  pending: "info",
  drifted: "warning",
  conflict: "accent",
  failed: "danger",
  refused: "neutral",
};

const ITEM_ICON: Record<TargetItem["state"], LucideIcon> = {
  synced: CircleCheck,
  pending: Clock,
  drifted: GitCompareArrows,
  conflict: Split,
  failed: OctagonAlert,
  refused: CircleAlert,
};

export function ItemStateBadge({ state }: { state: TargetItem["state"] }) {
  const t = useTranslations("targets.itemState");
  return <Badge icon={ITEM_ICON[state]} tone={ITEM_TONE[state]}>{t(state)}</Badge>;
}
