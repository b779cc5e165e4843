"use client";

import { useId, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { tabStyle } from "./tab-style";

export type TabItem = { value: string; label: ReactNode; content: ReactNode };

type TabsProps = {
  label: string;
  items: readonly TabItem[];
  defaultValue?: string;
  /** The tab to show, for who changes tabs also by other means than these; then `onValueChange` has to follow. */
  value?: string;
  onValueChange?: (value: string) => void;
};

/** Where a key leads among `count` tabs, after the APG pattern: round about, and to both ends. */
function leadsTo(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}

/** Panels of one page (client choices, formats). Sections with an address of their own use `TabNav`. */
export function Tabs({ label, items, defaultValue, value: given, onValueChange }: TabsProps) {
  const id = useId();
  const [own, setOwn] = useState(defaultValue);
  const choose = onValueChange ?? setOwn;
  const chosen = given ?? own;
  const found = items.findIndex(({ value }) => value === chosen);
  const at = found < 0 ? 0 : found;
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = leadsTo(event.key, at, items.length);
    const item = next === undefined ? undefined : items[next];
    if (next === undefined || item === undefined) return;
    event.preventDefault();
    choose(item.value);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div>
      <div role="tablist" aria-label={label} className={tabStyle.list} onKeyDown={move}>
        {items.map(({ value, label: text }, index) => (
          <button
            key={value}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-selected={index === at}
            aria-controls={index === at ? `${id}-panel` : undefined}
            // One stop for the Tab key; arrows move within.
            tabIndex={index === at ? 0 : -1}
            data-active={index === at ? "" : undefined}
            onClick={() => choose(value)}
            className={tabStyle.tab}
          >
            {text}
          </button>
        ))}
      </div>
      <div key={items[at]?.value} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${at}`} tabIndex={0} className="pt-4">
        {items[at]?.content}
      </div>
    </div>
  );
}
