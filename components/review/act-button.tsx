"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ProblemNotice } from "@/components/console/problem-notice";
import { RefusedButton } from "@/components/console/refused-button";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { reviewActMutation, type ReviewAct } from "@/lib/review/queries";

type ActButtonProps = {
  reviewId: string;
  request: ReviewAct;
  label: string;
  /** Why it cannot be done now, or null. */
  why: string | null;
  variant?: ButtonVariant;
  /** A key of one character, as of `aria-keyshortcuts`. */
  shortcut?: string;
  onDone: () => void;
};

/** One act that needs no further words. */
export function ActButton({ reviewId, request, label, why, variant = "secondary", shortcut, onDone }: ActButtonProps) {
  const router = useRouter();
  const { mutate, isPending, error, reset } = useMutation({
    ...reviewActMutation(reviewId),
    onSuccess: () => {
      onDone();
      router.refresh();
    },
  });
  if (why !== null) return <RefusedButton label={label} why={why} />;
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant={variant} pending={isPending} aria-keyshortcuts={shortcut} onClick={() => mutate(request)}>
        {label}
      </Button>
      {error ? <ProblemNotice problem={error} onReload={reset} /> : null}
    </div>
  );
}
