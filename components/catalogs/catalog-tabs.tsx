"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { catalogPath } from "@/components/console/paths";
import { TabNav } from "@/components/ui/tab-nav";

export type CatalogTab = "" | "/policy" | "/history" | "/links";
const NAMES: Record<CatalogTab, "overview" | "policy" | "history" | "links"> = { "": "overview", "/policy": "policy", "/history": "history", "/links": "links" };

/** The parts of a catalog, each with an address of its own. */
export function CatalogTabs({ slug, tabs }: { slug: string; tabs: readonly CatalogTab[] }) {
  const t = useTranslations("catalogs.tabs");
  const pathname = usePathname();
  const items = tabs.map((tab) => ({ href: catalogPath(slug, tab), label: t(NAMES[tab]), current: pathname === catalogPath(slug, tab) }));
  return <TabNav label={t("label")} items={items} />;
}
