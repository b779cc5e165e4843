"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { commentMutation } from "@/lib/review/queries";
import type { CommentInput } from "@/lib/review/schema";

/** Internal unless chosen otherwise, and after each message again: what was said to the publisher cannot be taken back. */
export function CommentForm({ reviewId }: { reviewId: string }) {
  const t = useTranslations("review");
  const router = useRouter();
  const showToast = useToast();
  const [text, setText] = useState("");
  const [visibility, setVisibility] = useState<CommentInput["visibility"]>("internal");
  const { mutate, isPending, error } = useMutation({
    ...commentMutation(reviewId),
    onSuccess: () => {
      setText("");
      setVisibility("internal");
      showToast({ title: t("sent") });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== "") mutate({ text: text.trim(), visibility });
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <Field label={t("comment")}>
        <Textarea value={text} maxLength={4000} required placeholder={t("commentPlaceholder")} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Field label={t("visibility")} hint={visibility === "publisher" ? t("visibilityPublisherHint") : undefined}>
        <Select
          value={visibility}
          options={[
            { value: "internal", label: t("visibilityInternal") },
            { value: "publisher", label: t("visibilityPublisher") },
          ]}
          onChange={(event) => setVisibility(event.target.value === "publisher" ? "publisher" : "internal")}
        />
      </Field>
      {error ? <ProblemNotice problem={error} /> : null}
      <Button type="submit" variant={visibility === "publisher" ? "primary" : "secondary"} pending={isPending} className="self-start">
        {visibility === "publisher" ? t("sendToPublisher") : t("sendInternal")}
      </Button>
    </form>
  );
}
