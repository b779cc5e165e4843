"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import type { ReactNode } from "react";

type SwitchProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** Takes effect at once. What waits for a button that saves is a `Checkbox`. */
export function Switch({ label, hint, checked, onCheckedChange, disabled = false }: SwitchProps) {
  return (
    <label className="flex items-start justify-between gap-4 text-sm">
      <span className="min-w-0 flex-1">
        <span className="font-medium">{label}</span>
        {hint ? <span className="block text-muted">{hint}</span> : null}
      </span>
      <BaseSwitch.Root
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onCheckedChange(next)}
        className="inline-flex h-6 w-11 shrink-0 items-center rounded-full border border-control bg-sunken px-0.5 transition-colors data-checked:border-transparent data-checked:bg-accent data-disabled:opacity-60"
      >
        <BaseSwitch.Thumb className="size-4.5 rounded-full bg-control transition-[translate,background-color] duration-150 ease-settle data-checked:translate-x-5 data-checked:bg-on-accent" />
      </BaseSwitch.Root>
    </label>
  );
}
