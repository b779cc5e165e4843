import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { SaveRow } from "@/components/console/save-row";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { patchCatalogMutation } from "@/lib/catalog/catalog-queries";
import type { Audience, CatalogDto } from "@/lib/catalog/catalog-schema";
import { AudienceChoice } from "./audience-choice";
import { audienceEffect } from "./audience-effect";

/** Says who gains or loses sight before anything is saved. */
export default function EditCatalogForm({ catalog, close }: { catalog: CatalogDto; close: () => void }) {
  const t = useTranslations("catalogs.edit");
  const router = useRouter();
  const showToast = useToast();
  const [title, setTitle] = useState(catalog.title);
  const [audience, setAudience] = useState<Audience>(catalog.audience);
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    ...patchCatalogMutation(catalog.slug),
    onSuccess: () => {
      close();
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(title.trim() === "");
    // What did not change is not sent: a change of audience is for a person, and for the record.
    if (title.trim() !== "") mutate({ ...(title.trim() !== catalog.title && { title: title.trim() }), ...(audience !== catalog.audience && { audience }) });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("name")} error={missing ? t("nameMissing") : undefined}>
        <Input value={title} maxLength={100} required onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <AudienceChoice value={audience} onChange={setAudience} />
      <AudienceEffect catalog={catalog} audience={audience} />
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}

function AudienceEffect({ catalog, audience }: { catalog: CatalogDto; audience: Audience }) {
  const t = useTranslations("catalogs.audience.effect");
  const effect = audienceEffect(catalog.audience, audience);
  return (
    <div aria-live="polite" className="empty:hidden">
      {effect === "same" ? null : (
        <Notice tone="warning" title={t(effect, { count: catalog.listings })}>
          {t("person")}
        </Notice>
      )}
    </div>
  );
}
