"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { tabStyle } from "./tab-style";

export type TabItem = { value: string; label: ReactNode; content: ReactNode };

type TabsProps = { label: string; items: readonly TabItem[]; defaultValue?: string };

/** Panels of one page (client choices, formats). Sections with an address of their own use `TabNav`. */
export function Tabs({ label, items, defaultValue }: TabsProps) {
  return (
    <BaseTabs.Root defaultValue={defaultValue ?? items[0]?.value}>
      <BaseTabs.List aria-label={label} className={tabStyle.list}>
        {items.map((item) => (
          <BaseTabs.Tab key={item.value} value={item.value} className={tabStyle.tab}>
            {item.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {items.map((item) => (
        <BaseTabs.Panel key={item.value} value={item.value} className="pt-4">
          {item.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
