import { getTranslations } from "next-intl/server";
import { RefusedButton } from "@/components/console/refused-button";
import { DeleteTarget } from "@/components/targets/delete-target";
import { EditTargetForm } from "@/components/targets/edit-target-form";
import { SectionCard } from "@/components/ui/card";
import { can } from "@/lib/access/permissions";
import { loadTarget } from "../load-target";

export default async function TargetSettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const { viewer, target } = await loadTarget((await params).id);
  const t = await getTranslations("targets");
  const mayManage = can(viewer, "target.manage", { catalog: target.catalog });
  return (
    <div className="flex flex-col gap-6">
      <SectionCard id="settings" title={t("tabs.settings")}>
        <p className="mb-5 max-w-prose text-sm text-muted">{t("settingsIntro")}</p>
        {mayManage ? <EditTargetForm key={target.id} target={target} /> : <RefusedButton label={t("form.save")} why={t("act.why")} />}
      </SectionCard>
      <SectionCard id="delete" title={t("delete.heading")}>
        <p className="mb-4 max-w-prose text-sm">{t("delete.intro")}</p>
        {mayManage ? <DeleteTarget target={target} /> : <RefusedButton label={t("delete.label")} why={t("act.why")} variant="danger" />}
      </SectionCard>
    </div>
  );
}
