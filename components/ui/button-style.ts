import { cx } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large" | "icon";

const base =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-medium transition-colors " +
  "select-none [&_svg]:size-4 [&_svg]:shrink-0 data-disabled:cursor-not-allowed data-disabled:border-line " +
  "data-disabled:bg-sunken data-disabled:text-muted data-disabled:shadow-none";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent shadow-card not-data-disabled:hover:bg-accent-strong",
  secondary: "border-control bg-surface text-ink shadow-card not-data-disabled:hover:bg-hover",
  quiet: "border-transparent bg-transparent text-ink not-data-disabled:hover:bg-hover",
  danger: "border-transparent bg-danger-strong text-on-danger shadow-card not-data-disabled:hover:opacity-90",
};

/** Heights grow with the text, never clip it: Chinese labels are short, German-length ones must wrap. */
const sizes: Record<ButtonSize, string> = {
  small: "min-h-8 px-2.5 py-1 text-sm",
  medium: "min-h-10 px-3.5 py-1.5 text-sm",
  large: "min-h-12 px-5 py-2 text-base",
  icon: "size-10 p-0",
};

/** One look for what acts (`Button`) and what leads elsewhere (`LinkButton`). */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "medium"): string {
  return cx(base, variants[variant], sizes[size]);
}
