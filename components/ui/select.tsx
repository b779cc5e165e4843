"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-control";

export type SelectOption = { value: string; label: string };
/** An option, or several under a heading of their own. */
export type SelectChoice = SelectOption | { group: string; options: readonly SelectOption[] };

type SelectProps = Omit<ComponentProps<"select">, "children"> & { options: readonly SelectChoice[] };

/** The platform's own select: works without script, on phones and with every screen reader. */
export function Select({ options, className, ...rest }: SelectProps) {
  const control = useFieldControl();
  return (
    <span className="relative block">
      <select {...control} {...rest} className={cx(controlStyle, "min-h-10 appearance-none pr-9", className)}>
        {options.map((choice) =>
          "group" in choice ? (
            <optgroup key={choice.group} label={choice.group}>
              {choice.options.map(optionOf)}
            </optgroup>
          ) : (
            optionOf(choice)
          ),
        )}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}

const optionOf = ({ value, label }: SelectOption) => (
  <option key={value} value={value}>
    {label}
  </option>
);
