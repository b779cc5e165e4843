import {
  BrainCircuit, ChartLine, CloudCog, Code, Database, FileText, Globe, ListChecks, type LucideIcon, MessagesSquare, Palette, Shapes, ShieldCheck, WalletCards,
} from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Category } from "@/lib/catalog/category-schema";
import type { FacetCount } from "@/lib/catalog/facet-schema";
import { catalogHref } from "./addresses";
import { categoryTitle } from "./category-title";

/** Pictures for the categories a registry begins with. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  development: Code,
  data: Database,
  search: Globe,
  files: FileText,
  communication: MessagesSquare,
  productivity: ListChecks,
  infrastructure: CloudCog,
  monitoring: ChartLine,
  security: ShieldCheck,
  ai: BrainCircuit,
  business: WalletCards,
  media: Palette,
};

/** Two rows on a wide screen, and no row with a single tile (catalog-and-console-ux.md §2.3 "Home"). The list has all of them as a filter. */
const MOST_TILES = 8;

/** The categories with most servers, in the order of the list, each with exactly as many as its page shows. */
export function CategoryTiles({ categories, counts }: { categories: readonly Category[]; counts: readonly FacetCount[] }) {
  const t = useTranslations("browse");
  const locale = useLocale();
  const shown = counts.filter(({ value }) => categories.some(({ slug }) => slug === value)).slice(0, MOST_TILES);
  const tiles = categories.flatMap((category) => {
    const count = shown.find(({ value }) => value === category.slug)?.count ?? 0;
    return count === 0 ? [] : [{ category, count }];
  });
  if (tiles.length === 0) return null;
  return (
    <section aria-labelledby="categories-heading" className="flex flex-col gap-4">
      <h2 id="categories-heading" className="text-lg font-semibold">
        {t("categories")}
      </h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
        {tiles.map(({ category, count }) => {
          const Icon = ICONS[category.slug] ?? Shapes;
          return (
            <li key={category.slug}>
              <Link
                href={catalogHref({ category: category.slug })}
                className="flex h-full flex-col gap-2 rounded-card border border-line bg-surface p-4 shadow-card hover:border-control sm:flex-row sm:items-center sm:gap-3"
              >
                <span className="grid size-10 shrink-0 place-items-center rounded-control bg-accent-soft text-accent">
                  <Icon aria-hidden className="size-5" />
                </span>
                <span className="min-w-0">
                  <span className="block font-medium wrap-anywhere">{categoryTitle(category, locale)}</span>
                  <span className="text-sm text-muted">{t("servers", { count })}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
