import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { catalogPath } from "@/components/console/paths";
import { ProblemNotice } from "@/components/console/problem-notice";
import { SaveRow } from "@/components/console/save-row";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createCatalogMutation } from "@/lib/catalog/catalog-queries";
import { type Audience, createCatalogSchema } from "@/lib/catalog/catalog-schema";
import { AudienceChoice } from "./audience-choice";

/** Made closed unless somebody opens it; its policy is the next page. */
export default function CreateCatalogForm() {
  const t = useTranslations("catalogs.create");
  const router = useRouter();
  const [audience, setAudience] = useState<Audience>("token");
  const [invalid, setInvalid] = useState<ReadonlySet<unknown>>(new Set());
  const { mutate, isPending, error } = useMutation({ ...createCatalogMutation(), onSuccess: ({ slug }) => router.push(catalogPath(slug, "/policy")) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = createCatalogSchema.safeParse({ slug: form.get("slug"), title: form.get("title"), audience });
    setInvalid(new Set(read.error?.issues.map(({ path }) => path[0])));
    if (read.success) mutate(read.data);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("slug")} name="slug" hint={t("slugHint")} error={invalid.has("slug") ? t("slugWrong") : undefined}>
        <Input maxLength={63} required autoComplete="off" spellCheck={false} />
      </Field>
      <Field label={t("name")} name="title" error={invalid.has("title") ? t("nameMissing") : undefined}>
        <Input maxLength={100} required autoComplete="off" />
      </Field>
      <AudienceChoice value={audience} onChange={setAudience} />
      {error ? <ProblemNotice problem={error} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}
