import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { importPath, importsPath } from "@/components/console/paths";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { ImportProgress } from "@/components/upstream/import-progress";
import { ImportStateBadge } from "@/components/upstream/import-state-badge";
import { RefreshWhileRunning } from "@/components/upstream/refresh-while-running";
import { RefusalTable } from "@/components/upstream/refusal-table";
import { viewImport } from "@/lib/upstream/import-service";
import { consoleViewer, orNotFound } from "../../console-viewer";
import { searchValues, type SearchParams } from "../../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

export default async function ImportPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { from }] = await Promise.all([params, searchValues(searchParams)]);
  const viewer = await consoleViewer(importPath(id), "import.read");
  if (!z.uuid().safeParse(id).success) notFound();
  const start = z.coerce.number().int().min(0).max(2_147_483_647).catch(0).parse(from ?? 0);
  const [t, common, words, { summary, entries, next }] = await Promise.all([
    getTranslations("imports"),
    getTranslations("common"),
    getTranslations("console"),
    orNotFound(viewImport(viewer, id, { outcome: "refused", from: start, limit: PAGE_SIZE })),
  ]);
  return (
    <>
      {summary.state === "running" ? <RefreshWhileRunning /> : null}
      <PageHeader
        eyebrow={<TextLink href={importsPath()}>{t("back")}</TextLink>}
        title={summary.file}
        description={summary.reason ?? undefined}
        meta={
          <>
            <ImportStateBadge state={summary.state} />
            <span className="identifier">{summary.catalog}</span>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {summary.failure === null ? null : (
          <Notice tone="danger" title={t("failure")}>
            <p lang="en">{summary.failure}</p>
          </Notice>
        )}
        <ImportProgress summary={summary} />
        <h2 className="font-semibold">{t("refusals")}</h2>
        {entries.length === 0 ? <p className="text-muted">{t("noRefusals")}</p> : <RefusalTable entries={entries} />}
        <Pagination
          label={common("pages")}
          previous={start === 0 ? undefined : { href: importPath(id), label: words("firstPage") }}
          next={next === null ? undefined : { href: importPath(id, { from: String(next) }), label: common("next") }}
        />
      </div>
    </>
  );
}
