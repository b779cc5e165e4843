import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { DescriptionList } from "@/components/ui/description-list";
import type { CatalogDto, PolicyView } from "@/lib/catalog/catalog-schema";
import type { Link } from "@/lib/catalog/link-schema";
import { LinkSection } from "./link-section";
import { PolicyEditor } from "./policy-editor";
import { PolicySentences } from "./policy-sentences";
import { RefusedButton } from "./refused-button";

interface CatalogCardProps {
  catalog: CatalogDto;
  policy: PolicyView;
  /** Null: not for this person to see. */
  links: readonly Link[] | null;
  mayEdit: boolean;
}

/** A catalog with the policy in force: in words for people, as JSON for what exactly holds. */
export function CatalogCard({ catalog, policy, links, mayEdit }: CatalogCardProps) {
  const t = useTranslations("console");
  const common = useTranslations("common");
  return (
    <SectionCard id={`catalog-${catalog.slug}`} title={`${catalog.title} (${catalog.slug})`}>
      <div className="grid gap-6 md:grid-cols-2">
        <DescriptionList
          items={[
            { term: t("audience"), description: t(`audiences.${catalog.audience}`) },
            { term: t("listed"), description: catalog.listings },
            { term: t("policyVersion"), description: policy.version },
            { term: t("policyDigest"), description: <code className="identifier">{policy.digest}</code> },
          ]}
        />
        <div className="flex min-w-0 flex-col gap-3">
          <h3 className="text-sm font-semibold">{t("policyTitle")}</h3>
          <PolicySentences policy={policy.policy} />
        </div>
      </div>
      <div className="mt-4 flex flex-col gap-4">
        <details>
          <summary className="min-h-8 text-sm font-medium">{t("policyJson")}</summary>
          <CodeBlock
            code={JSON.stringify(policy.policy, null, 2)}
            label={t("policyJsonOf", { catalog: catalog.slug })}
            copy={{ label: common("copy"), copiedLabel: common("copied") }}
          />
        </details>
        <div>
          {mayEdit ? <PolicyEditor catalog={catalog.slug} current={policy} /> : <RefusedButton label={t("policy.edit")} why={t("policy.whyEdit")} />}
        </div>
        {links ? <LinkSection catalog={catalog.slug} links={links} mayEdit={mayEdit} /> : null}
      </div>
    </SectionCard>
  );
}
