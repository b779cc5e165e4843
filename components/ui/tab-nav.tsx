"use client";

import type { Route } from "next";
import Link from "next/link";
import { useEffect, useRef, type ReactNode } from "react";
import { tabStyle } from "./tab-style";

export type TabNavItem = {
  href: Route;
  label: ReactNode;
  current: boolean;
  /** One character that leads there, told to screen readers; whoever listens for keys finds it by this. */
  shortcut?: string;
};

/** Tabs whose panels have addresses of their own: a list of links, so that back, reload and share work. */
export function TabNav({ label, items }: { label: string; items: readonly TabNavItem[] }) {
  const nav = useRef<HTMLElement>(null);
  const current = items.find((item) => item.current)?.href;
  // On a narrow screen the list scrolls: show where the reader is. Only the list moves, never the page.
  useEffect(() => {
    const tab = nav.current?.querySelector("[aria-current=page]");
    if (!nav.current || !tab) return;
    const [frame, place] = [nav.current.getBoundingClientRect(), tab.getBoundingClientRect()];
    nav.current.scrollLeft += place.left - frame.left - (frame.width - place.width) / 2;
  }, [current]);
  return (
    <nav ref={nav} aria-label={label} className={tabStyle.list}>
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-keyshortcuts={item.shortcut} aria-current={item.current ? "page" : undefined} className={tabStyle.tab}>
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
