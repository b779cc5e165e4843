"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Drawer, DrawerClose } from "@/components/ui/drawer";
import { FACETS } from "@/lib/catalog/facet-schema";
import { useBrowsing } from "./browse-state";

/** The filters on a phone: behind a button that says how many are set. */
export function FacetDrawer({ total, children }: { total: number; children: ReactNode }) {
  const t = useTranslations("browse");
  const common = useTranslations("common");
  const { query } = useBrowsing();
  const set = FACETS.reduce((sum, facet) => sum + query[facet].length, query.catalog === "" ? 0 : 1);
  return (
    <Drawer
      title={t("filters")}
      closeLabel={common("close")}
      trigger={
        <Button className="lg:hidden">
          <SlidersHorizontal aria-hidden />
          {set === 0 ? t("filters") : t("filtersSet", { count: set })}
        </Button>
      }
    >
      {children}
      <div className="sticky bottom-0 -mx-5 mt-auto border-t border-line bg-surface px-5 pt-4 pb-1 sm:-mx-6 sm:px-6">
        <DrawerClose render={<Button variant="primary" className="w-full">{t("show", { count: total })}</Button>} />
      </div>
    </Drawer>
  );
}
