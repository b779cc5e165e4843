import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PolicyDesk } from "@/components/catalogs/policy-desk";
import { PolicySentences } from "@/components/catalogs/policy-sentences";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/access/permissions";
import type { PolicyView } from "@/lib/catalog/catalog-schema";
import { loadCatalog } from "../load-catalog";

export default async function CatalogPolicyPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { viewer, policy } = await loadCatalog(slug, "/policy");
  const inForce = <PolicyInForce slug={slug} policy={policy} />;
  if (!can(viewer, "catalog.manage", { catalog: slug })) return <WithoutEditing>{inForce}</WithoutEditing>;
  return (
    <PolicyDesk catalog={slug} current={policy}>
      {inForce}
    </PolicyDesk>
  );
}

/** For those who may read a policy and not change it. */
function WithoutEditing({ children }: { children: ReactNode }) {
  const t = useTranslations("catalogs.policy");
  return (
    <div className="flex flex-col gap-6">
      <Notice title={t("whyEdit")} />
      {children}
    </div>
  );
}

/** In words for people, as JSON for what exactly holds. */
function PolicyInForce({ slug, policy }: { slug: string; policy: PolicyView }) {
  const t = useTranslations("catalogs.policy");
  const common = useTranslations("common");
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <SectionCard id="says" title={t("inForce", { number: policy.version })}>
        <PolicySentences policy={policy.policy} />
      </SectionCard>
      <CodeBlock code={JSON.stringify(policy.policy, null, 2)} label={t("jsonOf", { catalog: slug })} copy={{ label: common("copy"), copiedLabel: common("copied") }} />
    </div>
  );
}
