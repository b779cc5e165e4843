import { getTranslations } from "next-intl/server";
import { RefusedButton } from "@/components/console/refused-button";
import { ImportView } from "@/components/nacos-import/import-view";
import { can } from "@/lib/access/permissions";
import { loadTarget } from "../load-target";

export default async function TargetImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { viewer, target } = await loadTarget((await params).id);
  const t = await getTranslations("targets");
  if (!can(viewer, "target.manage", { catalog: target.catalog })) return <RefusedButton label={t("tabs.import")} why={t("act.why")} />;
  const { id, name, namespaceId, catalog, drift } = target;
  return <ImportView target={{ id, name, namespaceId, catalog, isEnforced: drift === "enforce" }} />;
}
