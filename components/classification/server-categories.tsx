"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { categoryTitle } from "@/components/catalog/category-title";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { useToast } from "@/components/ui/toast";
import { serverCategoriesMutation } from "@/lib/catalog/category-queries";
import type { Category, ServerCategories } from "@/lib/catalog/category-schema";
import { MAX_CATEGORIES_OF_SERVER } from "@/lib/catalog/category-limit-schema";

/** What a server is for, said by a reviewer: what its words suggest comes first, and nothing is set by itself. */
export function ServerCategoriesCard({ of: { server, categories, suggested }, known }: { of: ServerCategories; known: readonly Category[] }) {
  const t = useTranslations("classification");
  const router = useRouter();
  const locale = useLocale();
  const showToast = useToast();
  const [chosen, setChosen] = useState<readonly string[]>(categories);
  const { mutate, isPending, error, reset } = useMutation({
    ...serverCategoriesMutation(server),
    onSuccess: () => {
      showToast({ title: t("serverSaved", { name: server }) });
      router.refresh();
    },
  });
  const rank = (slug: string) => (suggested.includes(slug) ? suggested.indexOf(slug) : suggested.length);
  const ordered = [...known].sort((a, b) => rank(a.slug) - rank(b.slug));
  const isFull = chosen.length >= MAX_CATEGORIES_OF_SERVER;
  const isChanged = [...chosen].sort().join() !== [...categories].sort().join();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate([...chosen]);
  };
  const toggle = (slug: string, isChosen: boolean) => {
    reset();
    setChosen(isChosen ? [...chosen, slug] : chosen.filter((other) => other !== slug));
  };
  return (
    <SectionCard id="categories" title={t("serverTitle")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <fieldset>
          <legend className="mb-2 text-sm text-muted">{t("serverBody", { max: MAX_CATEGORIES_OF_SERVER })}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-x-4">
            {ordered.map((category) => (
              <Checkbox
                key={category.slug}
                checked={chosen.includes(category.slug)}
                disabled={isFull && !chosen.includes(category.slug)}
                onChange={(event) => toggle(category.slug, event.target.checked)}
                label={categoryTitle(category, locale)}
                hint={suggested.includes(category.slug) ? t("suggested") : undefined}
              />
            ))}
          </div>
        </fieldset>
        {error ? <ProblemNotice problem={error} /> : null}
        <Button type="submit" variant="primary" pending={isPending} disabled={!isChanged} className="self-start">
          {t("serverSave")}
        </Button>
      </form>
    </SectionCard>
  );
}
