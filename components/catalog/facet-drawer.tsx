"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FACETS } from "@/lib/catalog/facet-names-schema";
import { useBrowsing } from "./browse-state";

/** Fetched with its first use: wide screens never show it. */
const FacetDrawerPanel = lazy(() => import("./facet-drawer-panel"));

/** The filters on a phone: behind a button that says how many are set. */
export function FacetDrawer({ total, children }: { total: number; children: ReactNode }) {
  const t = useTranslations("browse");
  const { query } = useBrowsing();
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const set = FACETS.reduce((sum, facet) => sum + query[facet].length, query.catalog === "" ? 0 : 1);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setWasOpened(true);
  };
  return (
    <>
      <Button className="lg:hidden" aria-haspopup="dialog" aria-expanded={open} onClick={() => change(true)}>
        <SlidersHorizontal aria-hidden />
        {set === 0 ? t("filters") : t("filtersSet", { count: set })}
      </Button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <FacetDrawerPanel total={total} open={open} onOpenChange={change}>
            {children}
          </FacetDrawerPanel>
        </Suspense>
      ) : null}
    </>
  );
}
