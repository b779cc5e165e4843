"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useId, useState, type SubmitEvent } from "react";
import { importPath } from "@/components/console/paths";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { startImportMutation } from "@/lib/upstream/queries";

/** Chooses a file and what becomes of it. */
export function ImportForm({ catalogs }: { catalogs: readonly { slug: string; title: string }[] }) {
  const t = useTranslations("imports");
  const router = useRouter();
  const ids = { file: useId(), list: useId(), listHint: useId() };
  const [file, setFile] = useState<File | null>(null);
  const [catalog, setCatalog] = useState("default");
  const [list, setList] = useState(false);
  const [reason, setReason] = useState("");
  const start = useMutation({ ...startImportMutation(), onSuccess: ({ id }) => router.push(importPath(id)) });
  const blocked = file === null || (list && reason.trim() === "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (file !== null && !blocked) start.mutate({ file, catalog, list, reason });
  };
  return (
    <Card>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4 p-4">
        <h2 className="font-semibold">{t("start")}</h2>
        <div className="flex flex-col gap-1.5 text-sm">
          <label htmlFor={ids.file} className="font-medium">
            {t("file")}
          </label>
          <input
            id={ids.file}
            type="file"
            accept=".json,application/json"
            className="max-w-full file:mr-3 file:min-h-10 file:rounded-control file:border file:border-control file:bg-surface file:px-3.5 file:font-medium file:text-ink hover:file:bg-hover"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
        <Field label={t("catalog")}>
          <Select options={catalogs.map(({ slug, title }) => ({ value: slug, label: `${title} (${slug})` }))} value={catalog} onChange={(event) => setCatalog(event.target.value)} />
        </Field>
        <div className="flex flex-col gap-1 text-sm">
          <label htmlFor={ids.list} className="flex min-h-8 items-center gap-2 font-medium">
            <input id={ids.list} type="checkbox" checked={list} onChange={() => setList(!list)} aria-describedby={ids.listHint} className="size-5 shrink-0 accent-accent" />
            {t("list")}
          </label>
          <p id={ids.listHint} className="max-w-prose text-muted">
            {t("listHint")}
          </p>
        </div>
        <Field label={t("reason")} hint={t("reasonHint")}>
          <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={2000} />
        </Field>
        {start.error ? <ProblemNotice problem={start.error} /> : null}
        <Button type="submit" variant="primary" pending={start.isPending} disabled={blocked} className="self-start">
          {t("begin")}
        </Button>
      </form>
    </Card>
  );
}
