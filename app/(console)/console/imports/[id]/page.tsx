import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { importPath, importsPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { EntryFilter } from "@/components/upstream/entry-filter";
import { EntryList } from "@/components/upstream/entry-list";
import { ImportFacts } from "@/components/upstream/import-facts";
import { ImportProgress } from "@/components/upstream/import-progress";
import { ImportStateBadge } from "@/components/upstream/import-state-badge";
import { RefreshWhileRunning } from "@/components/upstream/refresh-while-running";
import { type ImportSummary, importOutcomeSchema } from "@/lib/upstream/import-schema";
import { viewImport } from "@/lib/upstream/import-service";
import { consoleViewer, orNotFound } from "../../console-viewer";
import { searchValues, type SearchParams } from "../../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

export default async function ImportPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { from, outcome: asked }] = await Promise.all([params, searchValues(searchParams)]);
  const viewer = await consoleViewer(importPath(id), "import.read");
  if (!z.uuid().safeParse(id).success) notFound();
  const start = z.coerce.number().int().min(0).max(2_147_483_647).catch(0).parse(from ?? 0);
  const outcome = importOutcomeSchema.optional().catch(undefined).parse(asked);
  const [t, common, words, { summary, entries, next }] = await Promise.all([
    getTranslations("imports"),
    getTranslations("common"),
    getTranslations("console"),
    orNotFound(viewImport(viewer, id, { outcome, from: start, limit: PAGE_SIZE })),
  ]);
  return (
    <>
      {summary.state === "running" ? <RefreshWhileRunning /> : null}
      <PageHeader
        eyebrow={<TextLink href={importsPath()}>{t("back")}</TextLink>}
        title={<VisibleText text={summary.file} />}
        meta={<ImportStateBadge state={summary.state} />}
      />
      <div className="flex flex-col gap-6">
        {summary.failure === null ? null : (
          <Notice tone="danger" title={t("failure")}>
            <p lang="en" className="wrap-anywhere">
              {summary.failure}
            </p>
          </Notice>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_15rem] md:grid-rows-[auto_1fr]">
          <ImportProgress summary={summary} />
          <div className="md:col-start-2 md:row-span-2 md:row-start-1">
            <ImportFacts summary={summary} />
          </div>
          <section aria-labelledby="entries-heading" className="flex flex-col gap-4">
            <h2 id="entries-heading" className="text-lg font-semibold">
              {t("entries")}
            </h2>
            <EntryFilter summary={summary} outcome={outcome} />
            {entries.length === 0 ? <p className="text-muted">{t(whyNoEntries(summary))}</p> : <EntryList entries={entries} />}
            <Pagination
              label={common("pages")}
              previous={start === 0 ? undefined : { href: importPath(id, { outcome }), label: words("firstPage") }}
              next={next === null ? undefined : { href: importPath(id, { outcome, from: String(next) }), label: common("next") }}
            />
          </section>
        </div>
      </div>
    </>
  );
}

function whyNoEntries({ state, total, accepted, refused }: ImportSummary): "noEntries" | "noEntriesYet" | "emptyFile" {
  if (accepted + refused > 0) return "noEntries";
  return state === "done" && total === 0 ? "emptyFile" : "noEntriesYet";
}
