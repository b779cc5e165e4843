"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import type { Category } from "@/lib/catalog/category-schema";
import { type Facet, FACETS } from "@/lib/catalog/facet-names-schema";
import type { FacetCount, FacetCounts } from "@/lib/catalog/facet-schema";
import { useBrowsing } from "./browse-state";
import { useFacetLabels } from "./facet-labels";

type FacetPanelProps = { counts: FacetCounts; categories: readonly Category[]; catalogs: readonly string[] };

/** More values than this are folded away; what is chosen is always shown. */
const SHOWN = 8;

/** Every facet that has something to choose, with how many servers each value would show. */
export function FacetPanel({ counts, categories, catalogs }: FacetPanelProps) {
  const { query } = useBrowsing();
  const offered = FACETS.filter((facet) => counts[facet].length > 1 || query[facet].length > 0);
  return (
    <div className="flex flex-col gap-neighbours">
      <CatalogChoice catalogs={catalogs} />
      {offered.map((facet) => (
        <FacetGroup key={facet} facet={facet} counts={counts[facet]} categories={categories} />
      ))}
    </div>
  );
}

function CatalogChoice({ catalogs }: { catalogs: readonly string[] }) {
  const t = useTranslations("catalog");
  const common = useTranslations("common");
  const { query, change } = useBrowsing();
  if (catalogs.length < 2 && query.catalog === "") return null;
  const slugs = [...new Set([...catalogs, query.catalog])].filter((slug) => slug !== "");
  return (
    <Field label={t("catalogLabel")}>
      <Select
        value={query.catalog}
        options={[{ value: "", label: common("all") }, ...slugs.map((slug) => ({ value: slug, label: slug }))]}
        onChange={(event) => change({ catalog: event.target.value })}
      />
    </Field>
  );
}

function FacetGroup({ facet, counts, categories }: { facet: Facet; counts: readonly FacetCount[]; categories: readonly Category[] }) {
  const t = useTranslations("browse");
  const { query, change } = useBrowsing();
  const labelOf = useFacetLabels(categories);
  const [unfolded, setUnfolded] = useState(false);
  const group = useKeptFocus("result-count");
  const chosen = query[facet] as readonly string[];
  const shown = unfolded ? counts : counts.filter(({ value }, index) => index < SHOWN || chosen.includes(value));
  const toggle = (value: string, checked: boolean) => change({ [facet]: checked ? [...chosen, value] : chosen.filter((other) => other !== value) });
  return (
    <fieldset ref={group} className="min-w-0">
      <legend className="mb-1 text-sm font-semibold">{t(`facet_${facet}`)}</legend>
      {shown.map(({ value, count }) => (
        <Checkbox
          key={value}
          name={facet}
          value={value}
          checked={chosen.includes(value)}
          onChange={(event) => toggle(value, event.target.checked)}
          label={
            <span className="flex items-baseline justify-between gap-3">
              <span className={facet === "namespace" || facet === "transport" ? "identifier" : undefined}>{labelOf(facet, value)}</span>
              <span className="text-muted tabular-nums">
                <span aria-hidden>{count}</span>
                <span className="sr-only">{t("servers", { count })}</span>
              </span>
            </span>
          }
        />
      ))}
      {shown.length < counts.length ? (
        <Button variant="quiet" size="small" className="mt-1 -ml-2.5" onClick={() => setUnfolded(true)}>
          {t("moreValues", { count: counts.length - shown.length })}
        </Button>
      ) : null}
    </fieldset>
  );
}
