"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { CodeBlock } from "@/components/ui/code-block";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { createLinkMutation } from "@/lib/catalog/link-queries";
import { createLinkSchema, DEFAULT_LINK_DAYS, MAX_LINK_DAYS } from "@/lib/catalog/link-schema";
import { ProblemNotice } from "./problem-notice";

/** Lives as long as the dialog is open: closed, the URL is gone. */
export default function LinkForm({ catalog }: { catalog: string }) {
  const t = useTranslations("console.links");
  const common = useTranslations("common");
  const router = useRouter();
  const [invalid, setInvalid] = useState<ReadonlySet<unknown>>(new Set());
  const { mutate, isPending, error, data } = useMutation({ ...createLinkMutation(catalog), onSuccess: () => router.refresh() });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = createLinkSchema.safeParse({ label: form.get("label"), expiresInDays: Number(form.get("expiresInDays")) });
    setInvalid(new Set(read.error?.issues.map(({ path }) => path[0])));
    if (read.success) mutate(read.data);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("label")} name="label" hint={t("labelHint")} error={invalid.has("label") ? t("labelWrong") : undefined}>
        <Input maxLength={80} required />
      </Field>
      <Field label={t("days")} name="expiresInDays" error={invalid.has("expiresInDays") ? t("daysWrong", { max: MAX_LINK_DAYS }) : undefined}>
        <Input type="number" min={1} max={MAX_LINK_DAYS} defaultValue={DEFAULT_LINK_DAYS} required />
      </Field>
      {error ? <ProblemNotice problem={error} /> : null}
      <div aria-live="polite" className="empty:hidden">
        {data ? (
          <Notice tone="success" title={t("once")}>
            <CodeBlock code={data.url} label={t("url")} copy={{ label: common("copyName", { name: t("url") }), copiedLabel: common("copied") }} />
          </Notice>
        ) : null}
      </div>
      <ButtonRow>
        <DialogClose render={<Button>{common("close")}</Button>} />
        <Button type="submit" variant="primary" pending={isPending}>
          {t("create")}
        </Button>
      </ButtonRow>
    </form>
  );
}
