import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { controlStyle } from "@/components/ui/control-style";
import { cx } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import type { SelectOption } from "@/components/ui/select";
import { SORT_ORDERS } from "@/lib/catalog/browse-schema";
import type { BrowseQuery } from "@/lib/catalog/browse-schema";
import { INSTALL_KINDS } from "@/lib/catalog/facet-schema";

type FilterFormProps = { query: BrowseQuery; catalogs: readonly string[] };

/** Search and filters as one plain GET form: they live in the address, so they can be shared and work without script. */
export function FilterForm({ query, catalogs }: FilterFormProps) {
  const t = useTranslations("catalog");
  const common = useTranslations("common");
  const kinds = INSTALL_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }));
  const sorts = SORT_ORDERS.map((sort) => ({ value: sort, label: t(`sort_${sort}`) }));
  return (
    <form action="/servers" role="search" aria-label={t("search")} className="flex flex-col gap-3">
      <div className="flex gap-2">
        <span className="relative min-w-0 flex-1">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
          <input
            type="search"
            name="q"
            aria-label={t("search")}
            placeholder={t("placeholder")}
            defaultValue={query.q}
            autoComplete="off"
            maxLength={200}
            className={cx(controlStyle, "min-h-10 pl-9")}
          />
        </span>
        <button type="submit" className={buttonStyle("primary")}>
          {common("search")}
        </button>
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        {catalogs.length > 1 || query.catalog !== "" ? (
          <Choice
            name="catalog"
            label={t("catalogLabel")}
            value={query.catalog}
            options={[{ value: "", label: common("all") }, ...catalogs.map((slug) => ({ value: slug, label: slug }))]}
          />
        ) : null}
        <Choice name="install" label={t("install")} value={query.install[0] ?? ""} options={[{ value: "", label: common("all") }, ...kinds]} />
        <Choice
          name="sort"
          label={t("sort")}
          value={query.sort ?? ""}
          options={[{ value: "", label: t("sort_auto") }, ...sorts.filter(({ value }) => query.q !== "" || value !== "relevance")]}
        />
      </div>
    </form>
  );
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: SelectOption[] }) {
  return (
    <label className="flex flex-col gap-1 text-sm font-medium">
      {label}
      <Select name={name} defaultValue={value} options={options} />
    </label>
  );
}
