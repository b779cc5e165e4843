import type { ReactNode } from "react";
import { cx } from "./class-names";

/** Buttons that end a form or a dialog; they stack on narrow screens, the last one being the main action. */
export function ButtonRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cx("flex flex-col-reverse gap-2 sm:flex-row sm:items-center sm:justify-end", className)}>{children}</div>
  );
}
