"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { QueryProvider } from "@/components/layout/query-provider";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { declareToolsMutation } from "@/lib/submission/queries";

const EXAMPLE = '{"tools":[{"name":"get_forecast","description":"…","inputSchema":{"type":"object"}}]}';

type DeclareToolsFormProps = { server: string; version: string };

/** Publishers say what a version offers to a model, until the first vote on it (governance.md §1). */
export default function DeclareToolsForm(props: DeclareToolsFormProps) {
  return (
    <QueryProvider>
      <Declaration {...props} />
    </QueryProvider>
  );
}

function Declaration({ server, version }: DeclareToolsFormProps) {
  const t = useTranslations("submit");
  const router = useRouter();
  const toast = useToast();
  const [text, setText] = useState("");
  const [malformed, setMalformed] = useState(false);
  const { mutate, isPending, error } = useMutation({
    ...declareToolsMutation(server, version),
    onSuccess: () => {
      setText("");
      toast({ title: t("toolsDeclared"), tone: "success" });
      router.refresh();
    },
  });

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const readable = isJson(text);
    setMalformed(!readable);
    if (readable) mutate(text);
  };

  return (
    <SectionCard id="declare-tools" title={t("toolsTitle")}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label={t("toolsLabel")} hint={t("toolsHint")} error={malformed ? t("toolsMalformed") : undefined}>
          <Textarea code rows={8} value={text} placeholder={EXAMPLE} onChange={(event) => setText(event.target.value)} />
        </Field>
        {error ? <ProblemNotice problem={error} /> : null}
        <Button type="submit" variant="primary" pending={isPending} className="self-start">
          {t("toolsSubmit")}
        </Button>
      </form>
    </SectionCard>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
