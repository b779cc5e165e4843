"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ImportCandidate, ImportPreview } from "@/lib/nacos/import/preview-schema";
import { isImportable } from "./filter";
import { ImportDialog } from "./import-dialog";
import type { ImportTarget } from "./import-view";

interface ImportBarProps {
  target: ImportTarget;
  namespace: string;
  preview: ImportPreview;
  shown: readonly ImportCandidate[];
  chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}

/** How many are chosen, choosing all that are shown, and the way on. */
export function ImportBar({ target, namespace, preview, shown, chosen, onChoose }: ImportBarProps) {
  const t = useTranslations("nacosImport");
  const free = shown.filter(isImportable);
  const entries = preview.items.filter(({ id }) => chosen.has(id));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-sm tabular-nums">{t("chosen", { count: chosen.size })}</p>
      <Button size="small" disabled={free.length === 0} onClick={() => onChoose(new Set([...chosen, ...free.map(({ id }) => id)]))}>
        {t("chooseShown", { count: free.length })}
      </Button>
      {chosen.size === 0 ? null : <Button size="small" variant="quiet" onClick={() => onChoose(new Set())}>{t("chooseNone")}</Button>}
      {entries.length === 0 ? null : <ImportDialog target={target} namespace={namespace} allowsListing={preview.allowsListing} entries={entries} />}
    </div>
  );
}
