"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import type { Category } from "@/lib/catalog/category-schema";
import { FACETS } from "@/lib/catalog/facet-names-schema";
import { browseHref, catalogHref } from "./addresses";
import { useBrowsing } from "./browse-state";
import { useFacetLabels } from "./facet-labels";

/** What the list is narrowed by, each with a way to take it away. */
export function FilterChips({ categories }: { categories: readonly Category[] }) {
  const t = useTranslations("browse");
  const catalog = useTranslations("catalog");
  const { query } = useBrowsing();
  const labelOf = useFacetLabels(categories);
  const group = useKeptFocus("result-count");
  const chips = FACETS.flatMap((facet) =>
    query[facet].map((value) => ({
      key: `${facet} ${value}`,
      label: t("chip", { name: t(`facet_${facet}`), value: labelOf(facet, value) }),
      href: browseHref({ ...query, [facet]: (query[facet] as readonly string[]).filter((other) => other !== value), cursor: 0 }),
    })),
  );
  if (query.catalog !== "") chips.unshift({ key: "catalog", label: t("chip", { name: catalog("catalogLabel"), value: query.catalog }), href: browseHref({ ...query, catalog: "", cursor: 0 }) });
  if (chips.length === 0) return null;
  return (
    <div ref={group} className="flex flex-wrap items-center gap-2">
      <ul aria-label={t("chips")} className="flex min-w-0 flex-wrap gap-2">
        {chips.map(({ key, label, href }) => (
          <li key={key} className="min-w-0">
            <Link
              href={href}
              scroll={false}
              aria-label={t("removeChip", { name: label })}
              className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-line bg-accent-soft px-3 text-sm text-accent hover:border-control"
            >
              <span className="min-w-0 truncate">{label}</span>
              <X aria-hidden className="size-3.5 shrink-0" />
            </Link>
          </li>
        ))}
      </ul>
      <TextLink href={query.q === "" ? catalogHref() : catalogHref({ q: query.q })} className="text-sm">
        {catalog("clearFilters")}
      </TextLink>
    </div>
  );
}
