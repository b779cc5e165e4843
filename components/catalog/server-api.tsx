import { PackageX } from "lucide-react";
import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { InstallFacts, ServerDetail } from "@/lib/submission/detail-schema";

/** How programs get this very version: commands to copy, for registries, routers and scripts. */
export function ServerApi({ detail: { install } }: { detail: ServerDetail }) {
  const t = useTranslations("server");
  if (install === null) {
    return (
      <EmptyState icon={PackageX} title={t("apiUnapproved")}>
        {t("installUnapprovedBody")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-prose text-sm text-muted">{t("addressesHint", { catalog: install.catalog })}</p>
      <Commands id="registry" title={t("apiRegistry")} intro={t("apiRegistryIntro")} lines={registryLines(install)} />
      <Commands id="plan" title={t("apiPlan")} intro={t("apiPlanIntro")} lines={[`curl -sS '${install.installPlan}'`]} />
      <Commands id="router" title={t("apiRouter")} intro={t("apiRouterIntro")} lines={routerLines(install)} />
      <p className="text-sm">
        <TextLink href="/docs/api">{t("apiReference")}</TextLink>
      </p>
    </div>
  );
}

function registryLines({ registryBase, registryEntry }: InstallFacts): string[] {
  return [`curl -sS '${registryEntry}'`, `curl -sS '${registryBase}/v0.1/servers?version=latest&limit=100'`];
}

/** The two real routers name the same things differently (docs/clients/nacos-mcp-router.md). The token is the reader's own. */
function routerLines({ nacosAddress, catalog }: InstallFacts): string[] {
  const token = "NACOS_PASSWORD='<token>'";
  return [
    [`# npm: nacos-mcp-router`, `NACOS_SERVER_ADDR='${nacosAddress}'`, `NACOS_USERNAME='${catalog}'`, token].join("\n"),
    [`# PyPI: nacos-mcp-router`, `NACOS_ADDR='${nacosAddress}'`, `NACOS_NAMESPACE='${catalog}'`, token].join("\n"),
  ];
}

function Commands({ id, title, intro, lines }: { id: string; title: string; intro: string; lines: readonly string[] }) {
  const common = useTranslations("common");
  return (
    <SectionCard id={id} title={title}>
      <p className="mb-3 max-w-prose text-sm text-muted">{intro}</p>
      <div className="flex flex-col gap-3">
        {lines.map((line, index) => {
          // Not the name of the section alone: two landmarks of one name cannot be told apart.
          const label = `${title} (${index + 1})`;
          return <CodeBlock key={line} code={line} label={label} copy={{ label: common("copyName", { name: label }), copiedLabel: common("copied") }} />;
        })}
      </div>
    </SectionCard>
  );
}
