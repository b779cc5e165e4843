"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";
import { dialogStyle } from "./dialog-style";

export type DialogKind = "dialog" | "alert";

/** What both kinds are made of: they differ in behaviour only. */
const PARTS = { dialog: Dialog, alert: AlertDialog } as const;

type DialogPopupProps = {
  kind: DialogKind;
  title: ReactNode;
  description?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What had the focus when it was opened, and gets it back. */
  opener: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** The dialog itself, fetched with its first opening (./dialog-shell). */
export default function DialogPopup({ kind, title, description, open, onOpenChange, opener, children }: DialogPopupProps) {
  const Parts = PARTS[kind];
  return (
    <Parts.Root open={open} onOpenChange={(next: boolean) => onOpenChange(next)}>
      <Parts.Portal>
        <Parts.Backdrop className={dialogStyle.backdrop} />
        <Parts.Popup className={dialogStyle.popup} finalFocus={() => opener.current}>
          <Parts.Title className={dialogStyle.title}>{title}</Parts.Title>
          {description ? <Parts.Description className={dialogStyle.description}>{description}</Parts.Description> : null}
          {children}
        </Parts.Popup>
      </Parts.Portal>
    </Parts.Root>
  );
}
