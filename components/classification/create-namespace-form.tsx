"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { SaveRow } from "@/components/console/save-row";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { createNamespaceMutation } from "@/lib/access/namespace-queries";
import { namespaceNameSchema } from "@/lib/access/namespace-schema";

export default function NamespaceForm({ close }: { close: () => void }) {
  const t = useTranslations("classification");
  const browse = useTranslations("browse");
  const router = useRouter();
  const showToast = useToast();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useMutation({
    ...createNamespaceMutation(),
    onSuccess: () => {
      close();
      showToast({ title: t("namespaceCreated", { name }) });
      router.refresh();
    },
  });
  const isWrong = !namespaceNameSchema.safeParse(name).success;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWrong) mutate(name);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={browse("facet_namespace")} hint={t("namespaceHint")} error={tried && isWrong ? t("namespaceWrong") : undefined}>
        <Input value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value.trim())} />
      </Field>
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}
