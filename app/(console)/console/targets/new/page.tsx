import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { targetsPath } from "@/components/console/paths";
import { NewTargetForm } from "@/components/targets/new-target-form";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { consoleViewer } from "../../console-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("targets");
  return { title: t("add") };
}

export default async function NewTargetPage() {
  const viewer = await consoleViewer("/console/targets/new", "target.manage");
  const [t, catalogs] = await Promise.all([getTranslations("targets"), listCatalogs(viewer)]);
  return (
    <>
      <PageHeader eyebrow={<TextLink href={targetsPath()}>{t("back")}</TextLink>} title={t("add")} description={t("addIntro")} />
      <NewTargetForm catalogs={catalogs.map(({ slug, title }) => ({ slug, title }))} />
    </>
  );
}
