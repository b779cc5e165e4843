import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { tabStyle } from "./tab-style";

export type TabNavItem = { href: Route; label: ReactNode; current: boolean };

/** Tabs whose panels have addresses of their own: a list of links, so that back, reload and share work. */
export function TabNav({ label, items }: { label: string; items: readonly TabNavItem[] }) {
  return (
    <nav aria-label={label} className={tabStyle.list}>
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-current={item.current ? "page" : undefined} className={tabStyle.tab}>
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
