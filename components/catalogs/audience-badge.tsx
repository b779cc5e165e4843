import { Globe, KeyRound, Users } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Audience } from "@/lib/catalog/catalog-schema";

const ICONS: Record<Audience, LucideIcon> = { public: Globe, "signed-in": Users, token: KeyRound };

export function AudienceBadge({ audience }: { audience: Audience }) {
  const t = useTranslations("catalogs.audience");
  return <Badge icon={ICONS[audience]}>{t(`${audience}.name`)}</Badge>;
}
