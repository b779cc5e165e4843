import type { ReactNode } from "react";

/** More of it for who wants it: the platform's own, so that it opens without script and is found by the browser's search. */
export function Disclosure({ title, open = false, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group text-sm">
      <summary className="min-h-8 cursor-pointer py-1 font-medium text-muted hover:text-ink">{title}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
