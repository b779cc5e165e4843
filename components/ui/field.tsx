"use client";

import { CircleAlert } from "lucide-react";
import { useId, useMemo } from "react";
import type { ReactNode } from "react";
import { cx } from "./class-names";
import { FieldControlContext } from "./field-control";
import type { FieldControl } from "./field-control";

type FieldProps = {
  label: ReactNode;
  name?: string;
  hint?: ReactNode;
  /** A sentence that says how to put it right. Its presence makes the control invalid. */
  error?: ReactNode;
  disabled?: boolean;
  className?: string;
  /** One `Input`, `Textarea`, `Select`, `FileInput` or `Combobox`. */
  children: ReactNode;
};

/** Ties label, hint and error to the control inside it: a label, ids and two attributes are all that takes. */
export function Field({ label, name, hint, error, disabled = false, className, children }: FieldProps) {
  const id = useId();
  const isInvalid = Boolean(error);
  const describedBy = [hint ? `${id}-hint` : "", isInvalid ? `${id}-error` : ""].filter(Boolean).join(" ");
  const control = useMemo<FieldControl>(
    () => ({
      id,
      ...(name !== undefined && { name }),
      ...(disabled && { disabled }),
      ...(describedBy !== "" && { "aria-describedby": describedBy }),
      ...(isInvalid && { "aria-invalid": true }),
    }),
    [id, name, disabled, describedBy, isInvalid],
  );
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <FieldControlContext value={control}>{children}</FieldControlContext>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {isInvalid ? (
        <div id={`${id}-error`} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </div>
      ) : null}
    </div>
  );
}
