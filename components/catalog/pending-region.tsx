"use client";

import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { useBrowsing } from "./browse-state";

/** Around what the filters decide: dimmed while newer choices are on their way, so that nothing jumps and nothing lies. */
export function PendingRegion({ children }: { children: ReactNode }) {
  const { isPending } = useBrowsing();
  return (
    <div aria-busy={isPending} className={cx("flex min-w-0 flex-col gap-4 transition-opacity", isPending && "opacity-60")}>
      {children}
    </div>
  );
}
