import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { ReinstatementProposal } from "@/lib/catalog/listing-schema";

/** Who wants a suspension lifted, since when and why: what the second person judges. */
export default function Proposal({ proposal: { proposedBy, proposedAt, reason } }: { proposal: ReinstatementProposal }) {
  const t = useTranslations("listing");
  return (
    <p className="text-sm wrap-anywhere">
      {t("reinstatePending", { by: proposedBy })} <Time at={proposedAt} precision="minute" />
      <span className="block">
        <span className="text-muted">{t("reason")}: </span>
        <VisibleText text={reason} />
      </span>
    </p>
  );
}
