"use client";

import { Field } from "@base-ui/react/field";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";

export type SelectOption = { value: string; label: string };

type SelectProps = Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[] };

/** The platform's own select: works without script, on phones and with every screen reader. */
export function Select({ options, className, value, defaultValue, ...rest }: SelectProps) {
  const control = (
    <select {...rest} className={cx(controlStyle, "min-h-10 appearance-none pr-9", className)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  return (
    <span className="relative block">
      <Field.Control
        {...(value === undefined ? {} : { value })}
        {...(defaultValue === undefined ? {} : { defaultValue })}
        render={control}
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}
