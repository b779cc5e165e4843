"use client";

import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { replaceParameter } from "./filter";

const NAMESPACE = /^[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]$/;

/** Where entries go whose name has no namespace. Setting it looks at everything anew, under the new names. */
export function NamespaceForm({ namespace }: { namespace: string }) {
  const t = useTranslations("nacosImport");
  const [text, setText] = useState(namespace);
  const [pressed, setPressed] = useState(false);
  const isWrong = text !== "" && !NAMESPACE.test(text);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isWrong) replaceParameter("namespace", text);
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-prose">
      <Field label={t("namespace")} hint={t("namespaceHint")} error={pressed && isWrong ? t("namespaceWrong") : undefined}>
        <span className="flex gap-2">
          <Input value={text} autoComplete="off" maxLength={100} placeholder="com.example" onChange={(event) => setText(event.target.value.trim())} className="min-w-0 flex-1" />
          <Button type="submit" className="shrink-0">{t("apply")}</Button>
        </span>
      </Field>
    </form>
  );
}
