import { useTranslations } from "next-intl";
import { PolicySentences } from "@/components/catalogs/policy-sentences";
import { PolicyWorkbench } from "@/components/catalogs/policy-workbench";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/access/permissions";
import type { PolicyView } from "@/lib/catalog/catalog-schema";
import { loadCatalog } from "../load-catalog";

export default async function CatalogPolicyPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { viewer, policy } = await loadCatalog(slug, "/policy");
  return can(viewer, "catalog.manage", { catalog: slug }) ? <PolicyWorkbench catalog={slug} current={policy} /> : <PolicyInForce slug={slug} policy={policy} />;
}

/** For those who may read a policy and not change it. */
function PolicyInForce({ slug, policy }: { slug: string; policy: PolicyView }) {
  const t = useTranslations("catalogs.policy");
  const common = useTranslations("common");
  return (
    <div className="flex flex-col gap-6">
      <Notice title={t("whyEdit")} />
      <SectionCard id="says" title={t("inForce", { number: policy.version })}>
        <PolicySentences policy={policy.policy} />
      </SectionCard>
      <CodeBlock code={JSON.stringify(policy.policy, null, 2)} label={t("jsonOf", { catalog: slug })} copy={{ label: common("copy"), copiedLabel: common("copied") }} />
    </div>
  );
}
