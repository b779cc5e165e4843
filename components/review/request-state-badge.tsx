import { CircleCheck, CircleDot } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

/** A request that people made: open, or answered by a listing or a refusal. */
export function RequestStateBadge({ isOpen }: { isOpen: boolean }) {
  const t = useTranslations("queue");
  return (
    <Badge icon={isOpen ? CircleDot : CircleCheck} tone={isOpen ? "info" : "neutral"}>
      {isOpen ? t("requestOpen") : t("requestClosed")}
    </Badge>
  );
}
