"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";

type FieldProps = {
  label: ReactNode;
  name?: string;
  hint?: ReactNode;
  /** A sentence that says how to put it right. Its presence makes the control invalid. */
  error?: ReactNode;
  disabled?: boolean;
  className?: string;
  /** One `Input`, `Textarea` or `Select`. */
  children: ReactNode;
};

/** Ties label, hint and error to the control inside it (`aria-describedby`, `aria-invalid`). */
export function Field({ label, name, hint, error, disabled = false, className, children }: FieldProps) {
  return (
    <BaseField.Root
      {...(name === undefined ? {} : { name })}
      invalid={Boolean(error)}
      disabled={disabled}
      className={cx("flex flex-col gap-1.5", className)}
    >
      <BaseField.Label className="text-sm font-medium">{label}</BaseField.Label>
      {children}
      {hint ? <BaseField.Description className="text-sm text-muted">{hint}</BaseField.Description> : null}
      <BaseField.Error match={Boolean(error)} className="flex items-start gap-1.5 text-sm text-danger">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </BaseField.Error>
    </BaseField.Root>
  );
}
