import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Time } from "@/components/ui/time";
import type { ImportSummary } from "@/lib/upstream/import-schema";

/** Who imported what, how and why. */
export function ImportFacts({ summary: { startedBy, startedAt, finishedAt, list, reason, catalog } }: { summary: ImportSummary }) {
  const t = useTranslations("imports");
  return (
    <DescriptionList
      items={[
        { term: t("to"), description: <span className="identifier">{catalog}</span> },
        { term: t("way"), description: t(list ? "wayList" : "wayReview") },
        ...(reason === null ? [] : [{ term: t("reason"), description: <VisibleText text={reason} /> }]),
        { term: t("by"), description: <VisibleText text={startedBy} /> },
        { term: t("when"), description: <Time at={startedAt} precision="minute" /> },
        ...(finishedAt === null ? [] : [{ term: t("finished"), description: <Time at={finishedAt} precision="minute" /> }]),
      ]}
    />
  );
}
