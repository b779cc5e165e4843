import type { ReactNode } from "react";
import { cx } from "./class-names";

/** Holds the place of what is loading; give it the size of the real thing, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-pulse rounded-control bg-hover", className ?? "h-4 w-full")} />;
}

/** Announces the wait once, around any number of skeletons. */
export function SkeletonGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
