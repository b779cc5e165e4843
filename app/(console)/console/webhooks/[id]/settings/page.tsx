import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { EditWebhookForm } from "@/components/webhooks/edit-webhook-form";
import { can } from "@/lib/access/permissions";
import { loadWebhook } from "../load-webhook";

export default async function WebhookSettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const { viewer, webhook } = await loadWebhook((await params).id);
  const t = await getTranslations("webhooks");
  if (!can(viewer, "webhook.manage", webhook.catalog === null ? {} : { catalog: webhook.catalog })) return <Notice>{t("adminsOnly")}</Notice>;
  return <EditWebhookForm webhook={webhook} />;
}
