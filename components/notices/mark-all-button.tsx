"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { markReadMutation } from "@/lib/notices/queries";

/** Marks everything that is there by now as read. */
export function MarkAllButton() {
  const t = useTranslations("inbox");
  const router = useRouter();
  const { mutate, isPending, isSuccess, error } = useMutation({ ...markReadMutation(), onSuccess: () => router.refresh() });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button pending={isPending} onClick={() => mutate({ all: true })}>
        {t("markAll")}
      </Button>
      <p role="status" className="sr-only">
        {isSuccess ? t("markedAll") : null}
      </p>
      {error ? <ProblemNotice problem={error} /> : null}
    </div>
  );
}
