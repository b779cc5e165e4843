import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style";
import type { ButtonSize, ButtonVariant } from "./button-style";
import { cx } from "./class-names";

type LinkButtonProps = {
  href: Route;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Where it leads, said more closely. */
  title?: string;
  className?: string;
  children: ReactNode;
};

/** Looks like a button, is a link: for going somewhere, never for changing something. */
export function LinkButton({ href, variant, size, title, className, children }: LinkButtonProps) {
  return (
    <Link href={href} title={title} className={cx(buttonStyle(variant, size), className)}>
      {children}
    </Link>
  );
}
