import type { Route } from "next";
import Link from "next/link";
import { cx } from "@/components/ui/class-names";

/** A number that leads to what it counts; nothing to do is said more quietly. */
export function CountLink({ href, count, label }: { href: Route; count: number; label: string }) {
  return (
    <Link href={href} className="flex h-full flex-col-reverse justify-end gap-1 rounded-card border border-line bg-surface p-4 shadow-card hover:bg-hover">
      <span className="text-sm text-muted">{label}</span>
      <span className={cx("text-title font-semibold tabular-nums", count === 0 && "text-muted")}>{count}</span>
    </Link>
  );
}
