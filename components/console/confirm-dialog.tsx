"use client";

import type { UseMutationOptions } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { lazy, useState } from "react";
import type { ReactNode } from "react";
import { AlertDialog, AlertDialogClose } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { ApiProblem } from "@/lib/http/api-client";
import type { ConfirmFormProps } from "./confirm-form";

/** Fetched with the first opening. `lazy` forgets what a component is generic in. */
const ConfirmForm = lazy(() => import("./confirm-form")) as unknown as <Answer, Variables>(props: ConfirmFormProps<Answer, Variables>) => ReactNode;

type Outcome = { title: string; body: ReactNode };

export type ConfirmDialogProps<Answer, Variables> = {
  label: string;
  title: string;
  /** What will happen. */
  description: ReactNode;
  confirmLabel: string;
  tone?: "danger" | "primary";
  /** Its button is one of many in a list: the danger is told when it is pressed. */
  isQuiet?: boolean;
  /** More about what will happen, and choices about it. */
  details?: ReactNode;
  /** What came of it, shown in place of the form when it is done; the page is read again when the dialog is closed. */
  outcome?: Outcome | undefined;
  /** Whether a reason is demanded; it goes into `variables`. */
  asksReason?: boolean;
  mutation: UseMutationOptions<Answer, ApiProblem, Variables>;
  variables: (reason: string) => Variables;
  onDone: (answer: Answer) => void;
};

/** A button whose act takes something away or is hard to undo: says what will happen, asks why, reports a refusal in place. */
export function ConfirmDialog<Answer, Variables>(props: ConfirmDialogProps<Answer, Variables>) {
  const [open, setOpen] = useState(false);
  // As it was when the act was done: what it shows may change what a page would show next.
  const [done, setDone] = useState<Outcome | null>(null);
  const router = useRouter();
  const { label, title, description, outcome, tone = "danger", isQuiet = false } = props;
  const show = (next: boolean) => {
    setOpen(next);
    if (!next && done !== null) router.refresh();
    setDone(null);
  };
  const finish = () => {
    if (outcome !== undefined) return setDone(outcome);
    setOpen(false);
    router.refresh();
  };
  return (
    <AlertDialog
      trigger={isQuiet ? <Button variant="quiet" size="small">{label}</Button> : <Button variant={tone === "danger" ? "danger" : "secondary"}>{label}</Button>}
      title={done?.title ?? title}
      description={done === null ? description : null}
      open={open}
      onOpenChange={show}
    >
      {done === null ? <ConfirmForm {...props} finish={finish} close={() => show(false)} /> : <OutcomeView>{done.body}</OutcomeView>}
    </AlertDialog>
  );
}

function OutcomeView({ children }: { children: ReactNode }) {
  const common = useTranslations("common");
  return (
    <>
      {children}
      <ButtonRow>
        <AlertDialogClose render={<Button variant="primary">{common("close")}</Button>} />
      </ButtonRow>
    </>
  );
}
