"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { CatalogDto } from "@/lib/catalog/catalog-schema";

const EditCatalogForm = lazy(() => import("./edit-catalog-form"));

/** Title and audience of a catalog. */
export function EditCatalog({ catalog }: { catalog: CatalogDto }) {
  const t = useTranslations("catalogs.edit");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button>{t("open")}</Button>} title={t("title", { catalog: catalog.slug })} open={open} onOpenChange={setOpen}>
      <EditCatalogForm catalog={catalog} close={() => setOpen(false)} />
    </Dialog>
  );
}
