import type { ComponentProps, ReactNode } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className" | "children"> & {
  label: ReactNode;
  /** What checking it means, or how many it concerns. */
  hint?: ReactNode;
};

/** The platform's own box with its label: one target, at least 24 px high. */
export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  return (
    <label className="flex min-h-8 items-start gap-2.5 py-1 text-sm has-disabled:text-muted">
      <input {...rest} type="checkbox" className="mt-px size-5 shrink-0 accent-accent" />
      <span className="min-w-0 flex-1 wrap-anywhere">
        {label}
        {hint ? <span className="block text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
