import type { ReactNode } from "react";
import { cx } from "./class-names";

type CardProps = { className?: string; children: ReactNode };

export function Card({ className, children }: CardProps) {
  return (
    <div className={cx("rounded-card border border-line bg-surface p-4 shadow-card sm:p-5", className)}>{children}</div>
  );
}

type SectionCardProps = CardProps & {
  title: ReactNode;
  /** Anchor of the section; its heading is `{id}-heading`. */
  id: string;
  action?: ReactNode;
};

/** A titled part of a page, reachable as a landmark and by its anchor. */
export function SectionCard({ title, id, action, className, children }: SectionCardProps) {
  const headingId = `${id}-heading`;
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={cx("rounded-card border border-line bg-surface p-4 shadow-card sm:p-5", className)}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id={headingId} className="text-base font-semibold">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
