import { CircleHelp, Eye, PenLine, Trash2 } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";

export const CAPABILITY_LOOK: Record<ToolCapability, { icon: LucideIcon; tone: Tone }> = {
  destructive: { icon: Trash2, tone: "danger" },
  writes: { icon: PenLine, tone: "warning" },
  "read-only": { icon: Eye, tone: "success" },
  unknown: { icon: CircleHelp, tone: "neutral" },
};

/** The publisher's word, not ours: a tool without marks may do anything. */
export function CapabilityBadge({ capability }: { capability: ToolCapability }) {
  const t = useTranslations("capability");
  const { icon, tone } = CAPABILITY_LOOK[capability];
  return (
    <Badge icon={icon} tone={tone}>
      {t(capability)}
    </Badge>
  );
}
