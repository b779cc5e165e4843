import { CircleCheck, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

/** Whether somebody, or some robot, gets in. */
export function AccessBadge({ disabled }: { disabled: boolean }) {
  const t = useTranslations("people");
  return disabled ? (
    <Badge icon={CircleSlash} tone="danger">
      {t("disabled")}
    </Badge>
  ) : (
    <Badge icon={CircleCheck} tone="success">
      {t("enabled")}
    </Badge>
  );
}
