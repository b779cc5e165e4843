import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { LineDiff } from "@/components/ui/line-diff";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { VisibleText } from "@/components/ui/visible-text";
import type { Review } from "@/lib/review/schema";
import type { Evidence } from "@/lib/submission/evidence-service";
import { ChangesTable } from "./changes-table";

/** The difference to the chosen base: by meaning first, and as the lines of the manifest. */
export function ChangesSection({ review, evidence: { comparison, choices } }: { review: Review; evidence: Evidence }) {
  const t = useTranslations("review");
  if (comparison === null) {
    return (
      <div className="flex flex-col gap-4">
        <p className="text-muted">{choices.length === 0 ? t("changesFirst") : t("changesUnlisted")}</p>
        <RawManifest review={review} />
      </div>
    );
  }
  const { changes, lines, base } = comparison;
  const labels = { added: t("changeAdded"), removed: t("changeRemoved") };
  return (
    <Tabs
      label={t("changes")}
      items={[
        { value: "meaning", label: t("byMeaning"), content: changes === null ? <Notice tone="warning" title={t("changesUnreadable", { version: base.version })} /> : <ChangesTable changes={changes} /> },
        { value: "lines", label: t("byLines"), content: <LineDiff label={t("linesSince", { version: base.version })} lines={lines} labels={labels} /> },
        { value: "manifest", label: t("manifest"), content: <RawManifest review={review} /> },
      ]}
    />
  );
}

function RawManifest({ review }: { review: Review }) {
  const server = useTranslations("server");
  const common = useTranslations("common");
  const code = JSON.stringify(review.manifest, null, 2);
  return (
    <CodeBlock code={code} label={server("manifestLabel", { name: review.server, version: review.version })} copy={{ label: common("copy"), copiedLabel: common("copied") }}>
      <VisibleText text={code} />
    </CodeBlock>
  );
}
