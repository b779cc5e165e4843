"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";
import type { ImportPreview } from "@/lib/nacos/import/preview-schema";
import { importPreviewQuery } from "@/lib/nacos/import/queries";
import { CandidateFilters } from "./candidate-filters";
import { CandidateList } from "./candidate-list";
import { filterOf, isShown } from "./filter";
import { ImportBar } from "./import-bar";
import { NamespaceForm } from "./namespace-form";

export interface ImportTarget {
  id: string;
  name: string;
  namespaceId: string;
  catalog: string;
  /** Whether its policy deletes what nobody approved. */
  isEnforced: boolean;
}

/** What stands in the namespace of a target, and the way of it into review or into the catalog. */
export function ImportView({ target }: { target: ImportTarget }) {
  const t = useTranslations("nacosImport");
  const namespace = useSearchParams().get("namespace") ?? "";
  const { data, error, isFetching, refetch } = useQuery(importPreviewQuery(target.id, namespace));
  return (
    <section aria-labelledby="nacos-import" className="flex flex-col gap-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex max-w-prose flex-col gap-1">
          <h2 id="nacos-import" className="text-lg font-semibold">
            {t("title")}
          </h2>
          <p className="text-sm text-muted">{t("intro", { namespace: target.namespaceId, target: target.name })}</p>
        </div>
        <Button size="small" pending={isFetching} onClick={() => void refetch()}>
          <RotateCw aria-hidden />
          {t("again")}
        </Button>
      </header>
      {target.isEnforced ? <Notice tone="warning" title={t("enforced")}>{t("enforcedBody")}</Notice> : null}
      <NamespaceForm key={namespace} namespace={namespace} />
      {error && !isFetching ? <ProblemNotice problem={error} onReload={() => void refetch()} /> : null}
      {isFetching ? (
        <Loading label={t("reading")}>
          <p aria-hidden className="mb-2 text-sm text-muted">{t("reading")}</p>
          <SkeletonTable rows={6} />
        </Loading>
      ) : null}
      {data && !isFetching ? <Candidates target={target} namespace={namespace} preview={data} /> : null}
    </section>
  );
}

/** Lives as long as one look at Nacos: what was chosen belongs to what was seen. */
function Candidates({ target, namespace, preview }: { target: ImportTarget; namespace: string; preview: ImportPreview }) {
  const t = useTranslations("nacosImport");
  const filter = filterOf(useSearchParams());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { items, cut } = preview;
  if (items.length === 0) return <EmptyState icon={Inbox} title={t("empty")}>{t("emptyBody")}</EmptyState>;
  const shown = items.filter((candidate) => isShown(candidate, filter));
  return (
    <>
      {cut ? <Notice tone="warning">{t("cut", { count: items.length })}</Notice> : null}
      <CandidateFilters items={items} filter={filter} />
      <ImportBar target={target} namespace={namespace} preview={preview} shown={shown} chosen={chosen} onChoose={setChosen} />
      {shown.length === 0 ? <p className="text-muted">{t("noMatch")}</p> : <CandidateList candidates={shown} chosen={chosen} onChoose={setChosen} />}
    </>
  );
}
