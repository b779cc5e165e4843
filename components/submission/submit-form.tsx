"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { submitMutation, validationQuery } from "@/lib/submission/queries";
import { CatalogChoice } from "./catalog-choice";
import { manifestExample } from "./manifest-example";
import { SubmissionDone } from "./submission-done";
import { ValidationResult } from "./validation-result";

type SubmitFormProps = {
  catalogs: readonly { slug: string; title: string }[];
  /** For the example. */
  namespace: string;
  initialText?: string;
  initialCatalog?: string;
  mayEnterConsole: boolean;
};

/** Long enough not to ask at every key, short enough to feel at once. */
const TYPING_PAUSE_MS = 600;

export function SubmitForm({ catalogs, namespace, initialText = "", initialCatalog = "default", mayEnterConsole }: SubmitFormProps) {
  const t = useTranslations("submit");
  const [text, setText] = useState(initialText);
  const [chosen, setChosen] = useState<readonly string[]>([initialCatalog]);
  const settled = useSettled(text);
  const validation = useQuery(validationQuery(settled));
  const submission = useMutation(submitMutation());
  const blocked = text.trim() === "" || chosen.length === 0;

  const again = () => {
    submission.reset();
    setText("");
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!blocked) submission.mutate({ text, catalogs: chosen });
  };

  if (submission.data) return <SubmissionDone submission={submission.data} mayEnterConsole={mayEnterConsole} onAgain={again} />;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-6">
      <div className="flex flex-col gap-3">
        <Field label={t("manifest")} hint={t("manifestHint")}>
          <Textarea code rows={18} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <FileChoice onText={setText} />
          {text === "" ? <Button onClick={() => setText(manifestExample(namespace))}>{t("example")}</Button> : null}
        </div>
      </div>
      <ValidationResult validation={validation.data} problem={validation.error} />
      {catalogs.length > 1 ? <CatalogChoice catalogs={catalogs} chosen={chosen} onChange={setChosen} /> : null}
      {submission.error ? <ProblemNotice problem={submission.error} /> : null}
      <Button type="submit" variant="primary" size="large" pending={submission.isPending} disabled={blocked} className="self-start">
        {t("submit")}
      </Button>
    </form>
  );
}

/** The text once typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function FileChoice({ onText }: { onText: (text: string) => void }) {
  const t = useTranslations("submit");
  const id = useId();
  const read = async (file: File | undefined) => {
    if (file) onText(await file.text());
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 text-sm">
      <label htmlFor={id} className="font-medium">
        {t("file")}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        className="max-w-full file:mr-3 file:min-h-10 file:rounded-control file:border file:border-control file:bg-surface file:px-3.5 file:font-medium file:text-ink hover:file:bg-hover"
        onChange={(event) => void read(event.target.files?.[0])}
      />
    </div>
  );
}
