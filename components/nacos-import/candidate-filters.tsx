"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ImportCandidate } from "@/lib/nacos/import/preview-schema";
import { MAPPINGS } from "@/lib/nacos/import/mapping-names-schema";
import { type CandidateFilter, replaceParameter } from "./filter";

/** Search and filter; both are in the address, and what was chosen stays chosen. */
export function CandidateFilters({ items, filter }: { items: readonly ImportCandidate[]; filter: CandidateFilter }) {
  const t = useTranslations("nacosImport");
  const count = (mapping: ImportCandidate["mapping"]) => items.filter((item) => item.mapping === mapping).length;
  const options = [
    { value: "", label: t("all", { count: items.length }) },
    ...MAPPINGS.map((mapping) => ({ value: mapping, label: `${t(`mapping.${mapping}`)} (${count(mapping)})` })),
  ];
  return (
    <div role="search" aria-label={t("search")} className="grid gap-4 sm:grid-cols-2">
      <Field label={t("search")}>
        <Input type="search" defaultValue={filter.q} autoComplete="off" onChange={(event) => replaceParameter("q", event.target.value)} />
      </Field>
      <Field label={t("filter")}>
        <Select options={options} value={filter.mapping ?? ""} onChange={(event) => replaceParameter("mapping", event.target.value)} />
      </Field>
    </div>
  );
}
