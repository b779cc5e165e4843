"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { useToast } from "@/components/ui/toast";
import type { MarkSubject, ReviewSection } from "@/lib/review/evidence-schema";
import { sectionMarkMutation } from "@/lib/review/queries";

type SectionMarkProps = { reviewId: string; section: ReviewSection; title: string; subject: MarkSubject; marked: boolean };

/** Shown at once, kept on the server: it is there again after reloading, for this round and these bytes. */
export function SectionMark({ reviewId, section, title, subject, marked }: SectionMarkProps) {
  const t = useTranslations("review");
  const errors = useTranslations("errors");
  const showToast = useToast();
  const [shown, setShown] = useState(marked);
  const { mutate } = useMutation({
    ...sectionMarkMutation(reviewId, section, subject),
    onError: (problem, wanted) => {
      setShown(!wanted);
      showToast({ title: errors.has(problem.code as "summary") ? errors(problem.code as "summary") : problem.detail, tone: "danger" });
    },
  });
  const change = (wanted: boolean) => {
    setShown(wanted);
    mutate(wanted);
  };
  return <Checkbox data-section-mark="" label={<>{t("reviewed")}<span className="sr-only"> ({title})</span></>} checked={shown} onChange={(event) => change(event.target.checked)} />;
}
