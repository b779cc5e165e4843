"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Drawer, DrawerClose } from "@/components/ui/drawer";

type FacetDrawerPanelProps = { total: number; open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

export default function FacetDrawerPanel({ total, open, onOpenChange, children }: FacetDrawerPanelProps) {
  const t = useTranslations("browse");
  const common = useTranslations("common");
  return (
    <Drawer title={t("filters")} closeLabel={common("close")} open={open} onOpenChange={onOpenChange}>
      {children}
      <div className="sticky bottom-0 -mx-5 mt-auto border-t border-line bg-surface px-5 pt-4 pb-1 sm:-mx-6 sm:px-6">
        <DrawerClose render={<Button variant="primary" className="w-full">{t("show", { count: total })}</Button>} />
      </div>
    </Drawer>
  );
}
