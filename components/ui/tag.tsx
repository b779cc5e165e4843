import type { ReactNode } from "react";

/** A plain fact in a word or two (a transport, a package type). States use `Badge`. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex min-h-6 max-w-full items-center rounded-md border border-line bg-surface px-1.5 font-mono text-xs wrap-anywhere text-muted">
      {children}
    </span>
  );
}
