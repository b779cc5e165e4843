"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import type { ReactNode } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { changeCategoryMutation, createCategoryMutation, removeCategoryMutation } from "@/lib/catalog/category-queries";
import type { ListedCategory } from "@/lib/catalog/category-schema";
import type { CategoryFormProps } from "./category-form";

/** Comes with the first dialog that shows it. */
const CategoryForm = lazy(() => import("./category-form")) as <Body>(props: CategoryFormProps<Body>) => ReactNode;

const EMPTY = { slug: "", title: "", titleZh: "", position: 0 };

const orNull = (text: string) => (text === "" ? null : text);

export function CreateCategory() {
  const t = useTranslations("classification");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button variant="primary">{t("create")}</Button>} title={t("create")} description={t("createBody")} open={open} onOpenChange={setOpen}>
      <CategoryForm initial={EMPTY} mutation={createCategoryMutation()} bodyOf={({ slug, title, titleZh }) => ({ slug, title, titleZh: orNull(titleZh) })} close={() => setOpen(false)} />
    </Dialog>
  );
}

/** Titles and place of a category, and how to remove it. */
export function EditCategory({ category, among }: { category: ListedCategory; among: number }) {
  const t = useTranslations("classification");
  const showToast = useToast();
  const [open, setOpen] = useState(false);
  const { slug, title, titleZh, position, servers } = category;
  return (
    <div className="flex gap-2">
      <Dialog trigger={<Button size="small" aria-label={t("editNamed", { name: title })}>{t("edit")}</Button>} title={t("editNamed", { name: title })} open={open} onOpenChange={setOpen}>
        <CategoryForm
          initial={{ slug, title, titleZh: titleZh ?? "", position }}
          among={among}
          mutation={changeCategoryMutation(slug)}
          bodyOf={(values) => ({ title: values.title, titleZh: orNull(values.titleZh), ...(values.position !== position && { position: values.position }) })}
          close={() => setOpen(false)}
        />
      </Dialog>
      <ConfirmDialog
        isQuiet
        label={t("remove")}
        title={t("removeTitle", { name: title })}
        description={t("removeBody", { count: servers })}
        confirmLabel={t("remove")}
        mutation={removeCategoryMutation(slug)}
        variables={() => undefined}
        onDone={() => showToast({ title: t("removed", { name: title }) })}
      />
    </div>
  );
}
