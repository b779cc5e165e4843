import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "./class-names";

type TableProps = {
  caption: string;
  /** Shows the caption; otherwise it is there for screen readers, under a visible heading of the page. */
  captionVisible?: boolean;
  head: ReactNode;
  children: ReactNode;
  className?: string;
};

/**
 * The scroll container takes the focus, so that a wide table can be scrolled by keyboard. Buttons keep to one line: Chinese
 * may break between any two characters, and a column would become as narrow as one.
 */
export function Table({ caption, captionVisible = false, head, children, className }: TableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      // What only screen readers see stands within it, or it would widen the page.
      className={cx("relative overflow-x-auto rounded-card border border-line bg-surface shadow-card", className)}
    >
      <table className="w-full border-collapse text-left text-sm [&_button]:whitespace-nowrap">
        <caption className={captionVisible ? "px-4 py-3 text-left font-semibold" : "sr-only"}>{caption}</caption>
        <thead className="border-b border-line bg-sunken text-xs text-muted">
          <tr>{head}</tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}

export type SortDirection = "ascending" | "descending" | "none";

/** `sort` is for columns that can be sorted; put a `SortLink` inside. */
export function TableHead({ children, sort }: { children: ReactNode; sort?: SortDirection }) {
  return (
    <th scope="col" aria-sort={sort} className="px-4 py-2 font-medium whitespace-nowrap">
      {children}
    </th>
  );
}

const sortIcons: Record<SortDirection, LucideIcon> = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

/** Orders the table by its column: an address, so that the order can be shared. The head says the direction (`aria-sort`). */
export function SortLink({ href, sort, children }: { href: Route; sort: SortDirection; children: ReactNode }) {
  const Icon = sortIcons[sort];
  return (
    <Link href={href} scroll={false} className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink">
      {children}
      <Icon aria-hidden className="size-3.5" />
    </Link>
  );
}

/** The cell that names the row. */
export function TableRowHead({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <th scope="row" className={cx("min-w-36 px-4 py-2.5 text-left align-top font-medium sm:min-w-48", className)}>
      {children}
    </th>
  );
}

export function TableCell({ children, className }: { children: ReactNode; className?: string }) {
  return <td className={cx("px-4 py-2.5 align-top", className)}>{children}</td>;
}
