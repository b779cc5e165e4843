import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { queryText } from "@/app/address";
import { OperationIndex } from "@/components/reference/operation-index";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SearchField } from "@/components/ui/search-field";
import { searchReference } from "@/lib/reference/service";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reference");
  return { title: t("title") };
}

/** Documents served by the API, not pages: plain links. */
const DOCUMENTS = ["/openapi.yaml", "/openapi.json", "/api/v1/openapi.json"] as const;

export default async function ApiReferencePage({ searchParams }: PageProps<"/docs/api">) {
  const text = queryText((await searchParams).q) ?? "";
  const [t, common] = await Promise.all([getTranslations("reference"), getTranslations("common")]);
  const documents = searchReference(text);
  const count = documents.flatMap(({ groups }) => groups.flatMap(({ operations }) => operations)).length;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} description={t("intro")} />
        <SearchField action="/docs/api" label={t("filter")} submitLabel={common("search")} placeholder={t("filterPlaceholder")} defaultValue={text} />
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          <span role="status">{text === "" ? t("count", { count }) : t("countFor", { count, name: text })}</span>
          {DOCUMENTS.map((path) => (
            <a key={path} href={path} className="identifier text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong">
              {path}
            </a>
          ))}
        </p>
      </div>
      {count === 0 ? (
        <EmptyState icon={SearchX} title={t("none")} action={<LinkButton href="/docs/api">{t("all")}</LinkButton>}>
          {t("noneBody")}
        </EmptyState>
      ) : null}
      {documents.map((document) => (
        <OperationIndex key={document.name} document={document} />
      ))}
    </div>
  );
}
