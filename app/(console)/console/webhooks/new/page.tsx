import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { NewWebhookForm } from "@/components/webhooks/new-webhook-form";
import { webhooksPath } from "@/components/webhooks/webhook-address";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { consoleViewer } from "../../console-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("add") };
}

export default async function NewWebhookPage() {
  const viewer = await consoleViewer("/console/webhooks/new", "webhook.manage");
  const [t, catalogs] = await Promise.all([getTranslations("webhooks"), listCatalogs(viewer)]);
  return (
    <>
      <PageHeader eyebrow={<TextLink href={webhooksPath()}>{t("back")}</TextLink>} title={t("add")} description={t("addIntro")} />
      <NewWebhookForm catalogs={catalogs.map(({ slug }) => slug)} />
    </>
  );
}
