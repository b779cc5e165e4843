"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { TabNav } from "@/components/ui/tab-nav";
import { isWithin } from "./is-within";

export type SectionLink = { href: Route; label: string; exact?: boolean };

/** Second level of navigation (console, account). `exact` is for the section's own first page. */
export function SectionNav({ label, links }: { label: string; links: readonly SectionLink[] }) {
  const pathname = usePathname();
  const items = links.map(({ href, label: text, exact = false }) => ({
    href,
    label: text,
    current: exact ? pathname === href : isWithin(pathname, href),
  }));
  return <TabNav label={label} items={items} />;
}
