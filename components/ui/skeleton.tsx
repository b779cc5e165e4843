import type { ReactNode } from "react";
import { cx } from "./class-names";

/** A place held for what is still to come; give it the size of the real thing, so that nothing moves when that arrives. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cx("block animate-breathe rounded-control bg-hover", className)} />;
}

/** Lines of text to come, the last one shorter. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <span className="flex flex-col gap-2">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={cx("h-4", index === lines - 1 && lines > 1 ? "w-2/3" : "w-full")} />
      ))}
    </span>
  );
}

/** A table to come, as high as `rows` rows of one line. */
export function SkeletonTable({ rows = 5 }: { rows?: number }) {
  return (
    <span className="block overflow-hidden rounded-card border border-line bg-surface shadow-card">
      <span className="block h-8.5 border-b border-line bg-sunken" />
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="flex h-11 items-center gap-6 border-b border-line px-4 last:border-0">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-1/6" />
          <Skeleton className="h-4 w-1/5" />
        </span>
      ))}
    </span>
  );
}

/** Around the skeletons of one part of a page: says once, in words, that it is loading. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
