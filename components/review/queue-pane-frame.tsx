"use client";

import type { ReactNode } from "react";
import { rememberPreference } from "@/components/layout/preference-cookie";
import { QUEUE_PANE_COOKIE } from "./queue-pane-preference";

/** Folded away or not, as this browser last had it: from one review to the next it stays. */
export function QueuePaneFrame({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details data-queue-pane="" open={open} onToggle={(event) => rememberPreference(QUEUE_PANE_COOKIE, event.currentTarget.open ? "open" : "closed")}>
      <summary className="mb-2 min-h-8 cursor-pointer py-1 text-sm font-semibold">{title}</summary>
      <nav aria-label={title}>{children}</nav>
    </details>
  );
}
