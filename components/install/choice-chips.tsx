"use client";

import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

export type ChipOption = { value: string; label: ReactNode };

type ChoiceChipsProps = {
  legend: string;
  name: string;
  options: readonly ChipOption[];
  value: string;
  onChoose: (value: string) => void;
  className?: string;
};

/** One of a few, all in sight: native radios, so arrow keys and screen readers work without script of ours. */
export function ChoiceChips({ legend, name, options, value, onChoose, className }: ChoiceChipsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={cx("flex flex-wrap gap-2", className)}>
        {options.map((option) => (
          <label
            key={option.value}
            className="inline-flex min-h-10 max-w-full cursor-pointer items-center gap-2 rounded-control border border-control bg-surface px-3 py-1 text-sm hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChoose(option.value)} className="sr-only" />
            <span className="wrap-anywhere">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
