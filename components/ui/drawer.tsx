"use client";

import { Drawer as BaseDrawer } from "@base-ui/react/drawer";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button";
import { dialogStyle } from "./dialog-style";

type DrawerProps = {
  /** The element that opens it; leave out when `open` is controlled from elsewhere. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/**
 * A dialog at the side, for what belongs to the page behind it: filters on a phone, details of a row. A swipe closes it,
 * and so do the button and Escape.
 */
export function Drawer({ trigger, title, description, closeLabel, open, onOpenChange, children }: DrawerProps) {
  return (
    <BaseDrawer.Root
      swipeDirection="right"
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger ? <BaseDrawer.Trigger render={trigger} /> : null}
      <BaseDrawer.Portal>
        <BaseDrawer.Backdrop className={dialogStyle.backdrop} />
        <BaseDrawer.Viewport className="fixed inset-0 z-50 flex justify-end">
          <BaseDrawer.Popup className="flex h-full w-[min(26rem,calc(100vw-2rem))] touch-auto translate-x-(--drawer-swipe-movement-x) flex-col overflow-y-auto overscroll-contain border-l border-line bg-surface shadow-raised outline-none transition-transform duration-200 ease-settle data-ending-style:translate-x-full data-starting-style:translate-x-full data-swiping:duration-0 data-swiping:select-none">
            <BaseDrawer.Content className="flex min-h-full flex-col gap-4 p-5 sm:p-6">
              <div className="flex items-start justify-between gap-3">
                <BaseDrawer.Title className={dialogStyle.title}>{title}</BaseDrawer.Title>
                <BaseDrawer.Close aria-label={closeLabel} render={<Button variant="quiet" size="icon" className="-m-2" />}>
                  <X aria-hidden />
                </BaseDrawer.Close>
              </div>
              {description ? (
                <BaseDrawer.Description className={dialogStyle.description}>{description}</BaseDrawer.Description>
              ) : null}
              {children}
            </BaseDrawer.Content>
          </BaseDrawer.Popup>
        </BaseDrawer.Viewport>
      </BaseDrawer.Portal>
    </BaseDrawer.Root>
  );
}

/** Closes the drawer around it; `render` is the button that does so. */
export function DrawerClose({ render }: { render: ReactElement }) {
  return <BaseDrawer.Close render={render} />;
}
