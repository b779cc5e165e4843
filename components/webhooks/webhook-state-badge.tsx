import { CircleCheck, type LucideIcon, OctagonAlert, Pause, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { WebhookState } from "@/lib/notices/webhooks/webhook-schema";

const LOOK: Record<WebhookState, { icon: LucideIcon; tone: Tone }> = {
  active: { icon: CircleCheck, tone: "success" },
  retrying: { icon: RotateCw, tone: "warning" },
  failing: { icon: OctagonAlert, tone: "danger" },
  paused: { icon: Pause, tone: "neutral" },
};

export function WebhookStateBadge({ state }: { state: WebhookState }) {
  const t = useTranslations("webhooks.state");
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
