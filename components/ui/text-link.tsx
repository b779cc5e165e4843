import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "./class-names";

/** A link inside running text: underlined, because colour alone must not tell it from the words around it. */
export function TextLink({ href, className, children }: { href: Route; className?: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className={cx("text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong", className)}
    >
      {children}
    </Link>
  );
}
