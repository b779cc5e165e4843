"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { Route } from "next";
import type { ReactElement } from "react";
import { cx } from "./class-names";
import { popupStyle } from "./popup-style";

export type MenuItem = { id: string; label: string; icon?: LucideIcon; disabled?: boolean } & (
  | { href: Route; onSelect?: never }
  | { onSelect: () => void; href?: never }
);

/** Acts and places behind one button: arrow keys, first letters, Escape. */
export function Menu({ trigger, items }: { trigger: ReactElement; items: readonly MenuItem[] }) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="start" className={popupStyle.positioner}>
          <BaseMenu.Popup className={cx(popupStyle.popup, "min-w-44 p-1")}>
            {items.map((item) => (
              <MenuEntry key={item.id} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function MenuEntry({ item: { label, icon: Icon, disabled = false, href, onSelect } }: { item: MenuItem }) {
  const content = (
    <>
      {Icon ? <Icon aria-hidden /> : null}
      {label}
    </>
  );
  if (href !== undefined) {
    return (
      <BaseMenu.LinkItem render={<Link href={href} />} closeOnClick className={popupStyle.item}>
        {content}
      </BaseMenu.LinkItem>
    );
  }
  return (
    <BaseMenu.Item disabled={disabled} onClick={onSelect} className={popupStyle.item}>
      {content}
    </BaseMenu.Item>
  );
}
