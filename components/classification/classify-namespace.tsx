"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { SaveRow } from "@/components/console/save-row";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { classifyNamespaceMutation } from "@/lib/access/namespace-queries";
import { PUBLISHER_TYPES, type PublisherType } from "@/lib/catalog/facet-names-schema";

type ClassifyProps = { name: string; publisherType: PublisherType };

/** Says who stands behind a namespace: every card and count shows it at once. */
export function ClassifyNamespace(props: ClassifyProps) {
  const t = useTranslations("classification");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={<Button size="small" aria-label={t("classifyNamed", { name: props.name })}>{t("classify")}</Button>}
      title={t("classifyNamed", { name: props.name })}
      description={t("classifyBody")}
      open={open}
      onOpenChange={setOpen}
    >
      <ClassifyForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function ClassifyForm({ name, publisherType, close }: ClassifyProps & { close: () => void }) {
  const t = useTranslations("classification");
  const browse = useTranslations("browse");
  const router = useRouter();
  const showToast = useToast();
  const [wanted, setWanted] = useState(publisherType);
  const { mutate, isPending, error } = useMutation({
    ...classifyNamespaceMutation(name),
    onSuccess: () => {
      close();
      showToast({ title: t("classified", { name }) });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate(wanted);
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{browse("facet_publisher")}</legend>
        {PUBLISHER_TYPES.map((type) => (
          <label key={type} className="flex items-start gap-2.5 rounded-control border border-line p-3 text-sm has-checked:border-accent has-checked:bg-accent-soft">
            <input type="radio" name="publisher-type" value={type} checked={wanted === type} onChange={() => setWanted(type)} className="mt-0.5 size-4 accent-accent" />
            <span className="min-w-0">
              <span className="font-medium">{browse(`publisher_${type}`)}</span>
              <span className="block text-muted">{t(`means_${type}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}
