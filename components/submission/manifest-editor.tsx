"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { manifestExample } from "./manifest-example";

type ManifestEditorProps = {
  text: string;
  /** For the example. */
  namespace: string;
  ref: Ref<HTMLTextAreaElement>;
  /** The id of what is said of the text. */
  verdict: string;
  isRefused: boolean;
  onText: (text: string) => void;
};

/** The server.json as text: pasted, read from a file, or begun with an example. */
export function ManifestEditor({ text, namespace, ref, verdict, isRefused, onText }: ManifestEditorProps) {
  const t = useTranslations("submit");
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("manifest")} hint={t("manifestHint")}>
        <Textarea ref={ref} code rows={18} value={text} {...(isRefused && { "aria-invalid": true, "aria-errormessage": verdict })} onChange={(event) => onText(event.target.value)} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <FileChoice onText={onText} />
        {text === "" ? <Button onClick={() => onText(manifestExample(namespace))}>{t("example")}</Button> : null}
      </div>
    </div>
  );
}

function FileChoice({ onText }: Pick<ManifestEditorProps, "onText">) {
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
