"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { z } from "zod";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { policyMutation } from "@/lib/catalog/catalog-queries";
import { policySchema, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { ProblemNotice } from "./problem-notice";
import { SaveRow } from "./save-row";
import type { PolicyEditorProps } from "./policy-editor";

/** Reads the text as a policy, or says in a sentence what is wrong with it. */
function readPolicy(text: string): { policy: PolicyDocument } | { problem: string } {
  try {
    const parsed = policySchema.safeParse(JSON.parse(text));
    return parsed.success ? { policy: parsed.data } : { problem: z.prettifyError(parsed.error) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

export default function PolicyForm({ catalog, current, close }: PolicyEditorProps & { close: () => void }) {
  const t = useTranslations("console.policy");
  const router = useRouter();
  const showToast = useToast();
  const [text, setText] = useState(() => JSON.stringify(current.policy, null, 2));
  // The policy this text was made from: a refresh behind the open dialog must not pretend the person saw the newer one.
  const [seen] = useState(current.digest);
  const [problem, setProblem] = useState<string | null>(null);
  const { mutate, isPending, error } = useMutation({
    ...policyMutation(catalog),
    onSuccess: ({ version }) => {
      close();
      showToast({ title: t("saved", { number: version }) });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const read = readPolicy(text);
    setProblem("problem" in read ? read.problem : null);
    if ("policy" in read) mutate({ policy: read.policy, seen });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("json")} error={problem === null ? undefined : <span lang="en" className="whitespace-pre-wrap wrap-anywhere">{problem}</span>}>
        <Textarea code rows={14} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}
