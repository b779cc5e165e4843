import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import type { Review } from "@/lib/review/schema";
import { VisibleText } from "@/components/ui/visible-text";

export function ManifestSection({ review }: { review: Review }) {
  const t = useTranslations("review");
  const server = useTranslations("server");
  const common = useTranslations("common");
  const code = JSON.stringify(review.manifest, null, 2);
  return (
    <SectionCard id="manifest" title={t("manifest")}>
      <CodeBlock
        code={code}
        label={server("manifestLabel", { name: review.server, version: review.version })}
        copy={{ label: common("copy"), copiedLabel: common("copied") }}
      >
        <VisibleText text={code} />
      </CodeBlock>
    </SectionCard>
  );
}
