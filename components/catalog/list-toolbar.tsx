"use client";

import { LayoutGrid, Rows3 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { LAYOUTS, SORT_ORDERS } from "@/lib/catalog/list-order-schema";
import { browseHref } from "./addresses";
import { useBrowsing } from "./browse-state";

const ICONS = { cards: LayoutGrid, table: Rows3 } as const;

/** The order of the list, and how it is laid out. */
export function ListToolbar() {
  const t = useTranslations("catalog");
  const browse = useTranslations("browse");
  const { query, change } = useBrowsing();
  const orders = SORT_ORDERS.filter((sort) => query.q !== "" || sort !== "relevance");
  const sort = query.sort ?? (query.q === "" ? "pulled" : "relevance");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="w-44 min-w-0">
        <Select
          aria-label={t("sort")}
          value={sort}
          options={orders.map((value) => ({ value, label: t(`sort_${value}`) }))}
          onChange={(event) => change({ sort: SORT_ORDERS.find((known) => known === event.target.value) ?? null })}
        />
      </span>
      <ul aria-label={browse("layout")} className="flex rounded-control border border-control bg-surface p-0.5">
        {LAYOUTS.map((layout) => {
          const Icon = ICONS[layout];
          return (
            <li key={layout}>
              <Link
                href={browseHref({ ...query, view: layout })}
                scroll={false}
                aria-label={browse(`layout_${layout}`)}
                title={browse(`layout_${layout}`)}
                aria-current={query.view === layout ? "true" : undefined}
                className={cx("grid size-9 place-items-center rounded-md", query.view === layout ? "bg-accent-soft text-accent" : "text-muted hover:bg-hover")}
              >
                <Icon aria-hidden className="size-4" />
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
