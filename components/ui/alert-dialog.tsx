"use client";

import { AlertDialog as BaseAlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactElement, ReactNode } from "react";
import { dialogStyle } from "./dialog-style";

type AlertDialogProps = {
  trigger?: ReactElement;
  title: ReactNode;
  /** What will happen, in one or two sentences; read out when the dialog opens. */
  description: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A form or the row of buttons; `AlertDialogClose` closes. */
  children: ReactNode;
};

/** For what destroys or takes away: a click beside it does not close it, an answer is demanded. */
export function AlertDialog({ trigger, title, description, open, onOpenChange, children }: AlertDialogProps) {
  return (
    <BaseAlertDialog.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger ? <BaseAlertDialog.Trigger render={trigger} /> : null}
      <BaseAlertDialog.Portal>
        <BaseAlertDialog.Backdrop className={dialogStyle.backdrop} />
        <BaseAlertDialog.Popup className={dialogStyle.popup}>
          <BaseAlertDialog.Title className={dialogStyle.title}>{title}</BaseAlertDialog.Title>
          <BaseAlertDialog.Description className={dialogStyle.description}>{description}</BaseAlertDialog.Description>
          {children}
        </BaseAlertDialog.Popup>
      </BaseAlertDialog.Portal>
    </BaseAlertDialog.Root>
  );
}

/** Closes the dialog around it; `render` is the button that does so. */
export function AlertDialogClose({ render }: { render: ReactElement }) {
  return <BaseAlertDialog.Close render={render} />;
}
