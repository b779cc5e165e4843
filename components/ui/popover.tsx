"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./class-names";
import { popupStyle } from "./popup-style";

type PopoverProps = {
  trigger: ReactElement;
  /** Names what opens; shown as its heading. */
  title: ReactNode;
  children: ReactNode;
};

/** Something to read or set beside its trigger. What only gives a hint is a `Tooltip`, what lists acts a `Menu`. */
export function Popover({ trigger, title, children }: PopoverProps) {
  return (
    <BasePopover.Root>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} className={popupStyle.positioner}>
          <BasePopover.Popup className={cx(popupStyle.popup, "flex w-80 flex-col gap-3 p-4 text-sm")}>
            <BasePopover.Title className="font-semibold">{title}</BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
