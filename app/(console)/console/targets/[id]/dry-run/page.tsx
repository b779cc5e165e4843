import { getTranslations } from "next-intl/server";
import { RefusedButton } from "@/components/console/refused-button";
import { DryRunView } from "@/components/targets/dry-run-view";
import { can } from "@/lib/access/permissions";
import { loadTarget } from "../load-target";

export default async function TargetDryRunPage({ params }: { params: Promise<{ id: string }> }) {
  const { viewer, target } = await loadTarget((await params).id);
  const t = await getTranslations("targets");
  return can(viewer, "target.manage", { catalog: target.catalog }) ? <DryRunView id={target.id} /> : <RefusedButton label={t("tabs.dry-run")} why={t("act.why")} />;
}
