import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SearchField } from "@/components/ui/search-field";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notFound");
  return { title: t("title") };
}

/** The same page for what does not exist and for what the viewer may not see: neither gives the other away. */
export default async function NotFound() {
  const [t, common] = await Promise.all([getTranslations("notFound"), getTranslations("common")]);
  return (
    <div className="mx-auto max-w-prose">
      <Compass aria-hidden className="mb-4 size-8 text-muted" />
      <PageHeader title={t("title")} description={t("body")} />
      <SearchField action="/servers" label={t("search")} submitLabel={common("search")} placeholder={t("searchPlaceholder")} className="mb-4" />
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/servers" variant="primary">
          {t("catalog")}
        </LinkButton>
        <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
      </div>
    </div>
  );
}
