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
import { FileInput } from "@/components/ui/file-input";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { MAX_IMPORT_BYTES } from "@/lib/upstream/import-size-schema";
import { startImportMutation } from "@/lib/upstream/queries";

export interface ImportCatalog {
  slug: string;
  title: string;
  /** Whether its policy allows to list without review. */
  allowsImport: boolean;
}

interface Wish {
  file: File | null;
  catalog: string;
  list: boolean;
  reason: string;
}

type Wrong = "fileMissing" | "fileTooLong" | "listRefused" | "reasonMissing";

/** What keeps a wish from being sent. */
function wrongsOf({ file, list, reason }: Wish, catalog: ImportCatalog | undefined): ReadonlySet<Wrong> {
  const wrongs: (Wrong | false)[] = [
    file === null && "fileMissing",
    file !== null && file.size > MAX_IMPORT_BYTES && "fileTooLong",
    list && catalog?.allowsImport === false && "listRefused",
    list && reason.trim() === "" && "reasonMissing",
  ];
  return new Set(wrongs.filter((wrong) => wrong !== false));
}

/** Chooses a file and what becomes of it. What is wrong is said at the field once somebody has pressed the button. */
export function ImportForm({ catalogs }: { catalogs: readonly ImportCatalog[] }) {
  const t = useTranslations("imports");
  const router = useRouter();
  const headingId = useId();
  const [wish, setWish] = useState<Wish>({ file: null, catalog: catalogs.find(({ slug }) => slug === "default")?.slug ?? catalogs[0]?.slug ?? "", list: false, reason: "" });
  const [pressed, setPressed] = useState(false);
  const start = useMutation({ ...startImportMutation(), onSuccess: ({ id }) => router.push(importPath(id)) });
  const found = wrongsOf(wish, catalogs.find(({ slug }) => slug === wish.catalog));
  const shown: ReadonlySet<Wrong> = pressed ? found : new Set();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (wish.file !== null && found.size === 0) start.mutate({ ...wish, file: wish.file });
  };
  const fileWrong = (["fileMissing", "fileTooLong"] as const).find((wrong) => shown.has(wrong));
  return (
    <Card>
      <form onSubmit={submit} noValidate aria-labelledby={headingId} className="flex max-w-prose flex-col gap-4">
        <h2 id={headingId} className="text-base font-semibold">
          {t("start")}
        </h2>
        <Field label={t("file")} hint={t("fileHint")} error={fileWrong && t(fileWrong)}>
          <FileInput accept=".json,application/json" required onChange={(event) => setWish({ ...wish, file: event.target.files?.[0] ?? null })} />
        </Field>
        <Field label={t("catalog")}>
          <Select
            options={catalogs.map(({ slug, title }) => ({ value: slug, label: `${title} (${slug})` }))}
            value={wish.catalog}
            onChange={(event) => setWish({ ...wish, catalog: event.target.value })}
          />
        </Field>
        <ListChoice checked={wish.list} wrong={shown.has("listRefused") ? t("listRefused", { catalog: wish.catalog }) : undefined} onChange={(list) => setWish({ ...wish, list })} />
        <Field label={t("reason")} hint={t("reasonHint")} error={shown.has("reasonMissing") ? t("reasonMissing") : undefined}>
          <Input value={wish.reason} required={wish.list} onChange={(event) => setWish({ ...wish, reason: event.target.value })} maxLength={2000} />
        </Field>
        {start.error ? <ProblemNotice problem={start.error} /> : null}
        <Button type="submit" variant="primary" pending={start.isPending} className="self-start">
          {t("begin")}
        </Button>
        <p role="status" className="text-sm text-muted empty:hidden">
          {start.isPending ? t("sending") : null}
        </p>
      </form>
    </Card>
  );
}

function ListChoice({ checked, wrong, onChange }: { checked: boolean; wrong: string | undefined; onChange: (checked: boolean) => void }) {
  const t = useTranslations("imports");
  const [id, hintId, wrongId] = [useId(), useId(), useId()];
  return (
    <div className="flex flex-col gap-1 text-sm">
      <label htmlFor={id} className="flex min-h-8 items-center gap-2 font-medium">
        <input
          id={id}
          type="checkbox"
          checked={checked}
          onChange={() => onChange(!checked)}
          aria-describedby={wrong === undefined ? hintId : `${wrongId} ${hintId}`}
          aria-invalid={wrong !== undefined}
          className="size-5 shrink-0 accent-accent"
        />
        {t("list")}
      </label>
      <p id={hintId} className="text-muted">
        {t("listHint")}
      </p>
      {wrong === undefined ? null : (
        <p id={wrongId} className="text-danger">
          {wrong}
        </p>
      )}
    </div>
  );
}
