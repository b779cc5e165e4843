import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
import type { TargetItem } from "@/lib/nacos/target-schema";

/** Why a server is in its state: in the reader's language where we know the reason, else in the words that came. */
export function ItemReason({ item: { code, detail } }: { item: Pick<TargetItem, "code" | "detail"> }) {
  const t = useTranslations("targets.reason");
  if (code !== null && t.has(code as "missing")) return t(code as "missing");
  return detail === null ? null : (
    <span lang="en" className="wrap-anywhere">
      <VisibleText text={detail} />
    </span>
  );
}
