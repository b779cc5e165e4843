"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ReactNode, SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { cx } from "@/components/ui/class-names";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { commentMutation } from "@/lib/review/queries";
import type { CommentInput } from "@/lib/review/schema";
import { useDraft } from "./draft";
import { TemplatePicker } from "./template-picker";

type CommentFormProps = {
  reviewId: string;
  viewerId: string;
  namespace: string;
  /** Drawn by the server: so they are no script. */
  icons: Record<CommentInput["visibility"], ReactNode>;
};

/** Internal unless chosen otherwise, and after each message again: what was said to the publisher cannot be taken back. */
export function CommentForm({ reviewId, viewerId, namespace, icons }: CommentFormProps) {
  const t = useTranslations("review");
  const router = useRouter();
  const showToast = useToast();
  const [text, setText] = useDraft(`message ${viewerId} ${reviewId}`);
  const [visibility, setVisibility] = useState<CommentInput["visibility"]>("internal");
  const toPublisher = visibility === "publisher";
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
  const choices = [
    { value: "internal", label: t("visibilityInternal") },
    { value: "publisher", label: t("toPublisher", { name: namespace }) },
  ] as const;
  return (
    <form onSubmit={submit} className={cx("mt-4 flex flex-col gap-3 rounded-control border p-3", toPublisher ? "border-l-4 border-accent bg-accent-soft" : "border-dashed border-control bg-sunken")}>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="mb-1 text-sm font-medium">{t("visibility")}</legend>
        {choices.map(({ value, label }) => (
          <label key={value} className="inline-flex min-h-8 items-center gap-2 text-sm">
            <input type="radio" name="visibility" value={value} checked={visibility === value} onChange={() => setVisibility(value)} className="size-4 accent-accent" />
            {icons[value]}
            {label}
          </label>
        ))}
      </fieldset>
      {toPublisher ? <TemplatePicker onText={setText} /> : null}
      <Field label={t("comment")} hint={toPublisher ? t("visibilityPublisherHint") : t("visibilityInternalHint")}>
        <Textarea data-message-text="" value={text} maxLength={4000} required placeholder={t("commentPlaceholder")} onChange={(event) => setText(event.target.value)} />
      </Field>
      {error ? <ProblemNotice problem={error} /> : null}
      <Button type="submit" variant={toPublisher ? "primary" : "secondary"} pending={isPending} className="self-start">
        {icons[visibility]}
        {toPublisher ? t("sendToPublisher") : t("sendInternal")}
      </Button>
    </form>
  );
}
