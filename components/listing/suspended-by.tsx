import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Block } from "@/lib/catalog/listing-schema";

/** Since when something is suspended, by whom as far as it is told, and why. */
export function SuspendedBy({ at, by, reason }: Block) {
  const t = useTranslations("listing");
  return (
    <p className="wrap-anywhere">
      {by === null ? t("suspendedSince") : t("suspendedByName", { name: by })} <Time at={at} precision="minute" />
      {reason === "" ? null : <>: <VisibleText text={reason} /></>}
    </p>
  );
}
