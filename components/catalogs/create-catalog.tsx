"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const CreateCatalogForm = lazy(() => import("./create-catalog-form"));

/** A new catalog, with the policy of one approval. */
export function CreateCatalog() {
  const t = useTranslations("catalogs.create");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button variant="primary">{t("open")}</Button>} title={t("title")} description={t("body")} open={open} onOpenChange={setOpen}>
      <CreateCatalogForm />
    </Dialog>
  );
}
