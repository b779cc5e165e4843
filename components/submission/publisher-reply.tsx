"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { commentMutation } from "@/lib/review/queries";

/** A publisher's word to the reviewers of a submission. */
export function PublisherReply({ reviewId }: { reviewId: string }) {
  const t = useTranslations("submissions");
  const router = useRouter();
  const toast = useToast();
  const [text, setText] = useState("");
  const { mutate, isPending, error } = useMutation({
    ...commentMutation(reviewId),
    onSuccess: () => {
      setText("");
      toast({ title: t("replied"), tone: "success" });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== "") mutate({ text: text.trim(), visibility: "publisher" });
  };
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent underline underline-offset-3">{t("reply")}</summary>
      <form onSubmit={submit} className="mt-2 flex flex-col gap-3">
        <Field label={t("replyLabel")} hint={t("replyHint")}>
          <Textarea value={text} rows={3} maxLength={4000} required onChange={(event) => setText(event.target.value)} />
        </Field>
        {error ? <ProblemNotice problem={error} /> : null}
        <Button type="submit" pending={isPending} className="self-start">
          {t("replySend")}
        </Button>
      </form>
    </details>
  );
}
