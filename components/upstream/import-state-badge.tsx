import { CircleCheck, CircleX, Clock, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ImportSummary } from "@/lib/upstream/import-schema";

const LOOK: Record<ImportSummary["state"], { icon: LucideIcon; tone: Tone }> = {
  running: { icon: Clock, tone: "info" },
  done: { icon: CircleCheck, tone: "success" },
  failed: { icon: CircleX, tone: "danger" },
};

export function ImportStateBadge({ state }: { state: ImportSummary["state"] }) {
  const t = useTranslations("imports.states");
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
