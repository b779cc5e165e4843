"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isWithin } from "./is-within";
import type { ShellRights } from "./shell-viewer";

const linkStyle =
  "inline-flex min-h-10 items-center rounded-control px-3 text-sm font-medium text-muted hover:bg-hover hover:text-ink " +
  "aria-[current]:bg-accent-soft aria-[current]:text-accent";

export function MainNav({ can }: { can: ShellRights }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const links: { href: Route; label: string; shown: boolean }[] = [
    { href: "/servers", label: t("catalog"), shown: true },
    { href: "/submit", label: t("submit"), shown: can.submit },
    { href: "/console", label: t("console"), shown: can.console },
  ];
  return (
    <nav aria-label={t("main")} className="flex flex-wrap gap-1 max-sm:-mx-3">
      {links
        .filter((link) => link.shown)
        .map((link) => (
          <Link
            key={link.href}
            href={link.href}
            aria-current={currentMark(pathname, link.href)}
            className={linkStyle}
          >
            {link.label}
          </Link>
        ))}
    </nav>
  );
}

/** `page` on the very page, `true` anywhere below it. */
function currentMark(pathname: string, href: string): "page" | "true" | undefined {
  if (pathname === href) return "page";
  return isWithin(pathname, href) ? "true" : undefined;
}
