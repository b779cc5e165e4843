import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
import type { Target } from "@/lib/nacos/target-schema";

/** Why a whole target stands still, in words of ours, and then what was really said. */
export function TroubleText({ trouble }: { trouble: NonNullable<Target["trouble"]> }) {
  const t = useTranslations("targets.trouble");
  return (
    <>
      {t(trouble.code)}{" "}
      <span lang="en" className="wrap-anywhere text-ink">
        <VisibleText text={trouble.reason} />
      </span>
    </>
  );
}
