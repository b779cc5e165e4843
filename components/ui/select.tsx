"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-control";

export type SelectOption = { value: string; label: string };

type SelectProps = Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[] };

/** The platform's own select: works without script, on phones and with every screen reader. */
export function Select({ options, className, ...rest }: SelectProps) {
  const control = useFieldControl();
  return (
    <span className="relative block">
      <select {...control} {...rest} className={cx(controlStyle, "min-h-10 appearance-none pr-9", className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}
