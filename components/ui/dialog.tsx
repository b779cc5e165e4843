"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { dialogStyle } from "./dialog-style";

type DialogProps = {
  /** The element that opens it; leave out when `open` is controlled from elsewhere. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What the dialog is about: a form with its own buttons; `DialogClose` closes. */
  children: ReactNode;
};

export function Dialog({ trigger, title, description, open, onOpenChange, children }: DialogProps) {
  return (
    <BaseDialog.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={dialogStyle.backdrop} />
        <BaseDialog.Popup className={dialogStyle.popup}>
          <BaseDialog.Title className={dialogStyle.title}>{title}</BaseDialog.Title>
          {description ? (
            <BaseDialog.Description className={dialogStyle.description}>{description}</BaseDialog.Description>
          ) : null}
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Closes the dialog around it; `render` is the button that does so. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <BaseDialog.Close render={render} />;
}
