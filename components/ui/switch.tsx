import type { ReactNode } from "react";

type SwitchProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** The platform's own box, drawn as a switch. Takes effect at once; what waits for a button that saves is a `Checkbox`. */
export function Switch({ label, hint, checked, onCheckedChange, disabled = false }: SwitchProps) {
  return (
    <label className="flex items-start justify-between gap-4 text-sm">
      <span className="min-w-0 flex-1">
        <span className="font-medium">{label}</span>
        {hint ? <span className="block text-muted">{hint}</span> : null}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className="inline-flex h-6 w-11 shrink-0 appearance-none items-center rounded-full border border-control bg-sunken px-0.5 transition-colors before:size-4.5 before:rounded-full before:bg-control before:transition-[translate,background-color] before:duration-150 before:ease-settle checked:border-transparent checked:bg-accent checked:before:translate-x-5 checked:before:bg-on-accent disabled:opacity-60"
      />
    </label>
  );
}
