import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import { LinkButton } from "./link-button";

type PaginationProps = {
  label: string;
  /** Absent when there is no such page: cursors know neighbours, not page numbers. */
  previous?: { href: Route; label: string } | undefined;
  next?: { href: Route; label: string } | undefined;
};

export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-3">
      {previous ? (
        <LinkButton href={previous.href}>
          <ChevronLeft aria-hidden />
          {previous.label}
        </LinkButton>
      ) : (
        <span />
      )}
      {next ? (
        <LinkButton href={next.href}>
          {next.label}
          <ChevronRight aria-hidden />
        </LinkButton>
      ) : null}
    </nav>
  );
}
