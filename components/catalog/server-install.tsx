import { PackageX } from "lucide-react";
import { useTranslations } from "next-intl";
import { InstallPanel } from "@/components/install/install-panel";
import type { RememberedChoice } from "@/components/install/remembered-choice";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { InstallSubject, InstallView } from "@/lib/install/configuration/view-schema";
import type { InstallFacts } from "@/lib/submission/detail-schema";

/** What the panel begins with; the same choice and view as the server wrote. */
export type InstallStart = { subject: InstallSubject; remembered: RememberedChoice; initial: InstallView };

type ServerInstallProps = { install: InstallFacts | null; start: InstallStart | null };

/** Ways to install a served version; for any other there is nothing to copy. */
export function ServerInstall({ install, start }: ServerInstallProps) {
  const t = useTranslations("server");
  if (install === null || start === null) {
    return (
      <EmptyState icon={PackageX} title={t("installUnapproved")}>
        {t("installUnapprovedBody")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <InstallPanel {...start} />
      <Addresses install={install} />
    </div>
  );
}

/** Where clients and routers that speak the registry's protocols find this version. */
function Addresses({ install }: { install: InstallFacts }) {
  const t = useTranslations("server");
  const address = (text: string) => <code className="identifier">{text}</code>;
  return (
    <SectionCard id="addresses" title={t("addresses")}>
      <DescriptionList
        items={[
          { term: t("registryBase"), description: address(install.registryBase) },
          { term: t("registryEntry"), description: address(install.registryEntry) },
          { term: t("installPlan"), description: address(install.installPlan) },
          { term: t("nacosAddress"), description: address(install.nacosAddress) },
        ]}
      />
      <p className="mt-3 text-sm text-muted">{t("addressesHint", { catalog: install.catalog })}</p>
    </SectionCard>
  );
}
