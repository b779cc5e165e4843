import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";
import { toneStyle } from "./tone";
import type { Tone } from "./tone";

type BadgeProps = {
  /** Required: a state must be readable without seeing the colour (WCAG 1.4.1). */
  icon: LucideIcon;
  tone?: Tone;
  className?: string;
  children: ReactNode;
};

export function Badge({ icon: Icon, tone = "neutral", className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex min-h-6 max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap",
        toneStyle[tone],
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}
