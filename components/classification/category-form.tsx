"use client";

import type { UseMutationOptions } from "@tanstack/react-query";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { SaveRow } from "@/components/console/save-row";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Category, categorySlugSchema } from "@/lib/catalog/category-schema";
import type { ApiProblem } from "@/lib/http/api-client";

export interface CategoryValues {
  slug: string;
  title: string;
  titleZh: string;
  position: number;
}

export type CategoryFormProps<Body> = {
  initial: CategoryValues;
  /** Exists already: its slug stays, and it has a place among so many. */
  among?: number;
  mutation: UseMutationOptions<Category, ApiProblem, Body>;
  bodyOf: (values: CategoryValues) => Body;
  close: () => void;
};

/** The titles of a category, its slug when it is new, else its place. */
export default function CategoryForm<Body>({ initial, among, mutation, bodyOf, close }: CategoryFormProps<Body>) {
  const t = useTranslations("classification");
  const router = useRouter();
  const showToast = useToast();
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useMutation({
    ...mutation,
    onSuccess: ({ title }) => {
      close();
      showToast({ title: t("categorySaved", { name: title }) });
      router.refresh();
    },
  });
  const wrong = { slug: !categorySlugSchema.safeParse(values.slug).success, title: values.title.trim() === "" };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wrong.slug && !wrong.title) mutate(bodyOf({ ...values, title: values.title.trim(), titleZh: values.titleZh.trim() }));
  };
  const change = (field: "slug" | "title" | "titleZh") => (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value });
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      {among === undefined ? (
        <Field label={t("slug")} hint={t("slugHint")} error={tried && wrong.slug ? t("slugWrong") : undefined}>
          <Input value={values.slug} maxLength={40} autoComplete="off" onChange={change("slug")} />
        </Field>
      ) : null}
      <Field label={t("titleEn")} error={tried && wrong.title ? t("titleMissing") : undefined}>
        <Input value={values.title} maxLength={60} autoComplete="off" onChange={change("title")} />
      </Field>
      <Field label={t("titleZh")} hint={t("titleZhHint")}>
        <Input value={values.titleZh} maxLength={60} autoComplete="off" lang="zh-CN" onChange={change("titleZh")} />
      </Field>
      {among === undefined ? null : (
        <Field label={t("place")} hint={t("placeHint")}>
          <Select value={String(values.position)} options={placesOf(among)} onChange={(event) => setValues({ ...values, position: Number(event.target.value) })} />
        </Field>
      )}
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}

function placesOf(count: number) {
  return Array.from({ length: count }, (_, index) => ({ value: String(index), label: String(index + 1) }));
}
