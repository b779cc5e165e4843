"use client";

import { cloneElement, createContext, lazy, Suspense, use, useRef, useState } from "react";
import type { MouseEvent, ReactElement, ReactNode } from "react";
import type { DialogKind } from "./dialog-popup";

const fetchPopup = () => import("./dialog-popup");

/** A dialog is heavy, and most page views open none: its code is fetched when somebody is about to open one. */
const DialogPopup = lazy(fetchPopup);

const CloseContext = createContext<() => void>(() => undefined);

type OpenerProps = {
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  onFocus?: () => void;
  onPointerEnter?: () => void;
  "aria-haspopup"?: "dialog";
  "aria-expanded"?: boolean;
};

export type DialogShellProps = {
  /** The button that opens it; leave out when `open` is controlled from elsewhere. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Rendered while it is open only: a `lazy` form is fetched with the first opening. */
  children: ReactNode;
};

/** The trigger of a dialog, and the dialog from its first opening on. */
export function DialogShell({ kind, trigger, open, onOpenChange, ...content }: DialogShellProps & { kind: DialogKind }) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const opener = useRef<HTMLElement>(null);
  const isOpen = open ?? ownOpen;
  if (isOpen && !wasOpened) setWasOpened(true);
  const change = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const press = (event: MouseEvent<HTMLElement>) => {
    opener.current = event.currentTarget;
    change(true);
  };
  return (
    <>
      {trigger ? <Opener trigger={trigger} isOpen={isOpen} onPress={press} /> : null}
      {wasOpened ? (
        <CloseContext value={() => change(false)}>
          <Suspense fallback={null}>
            <DialogPopup kind={kind} open={isOpen} onOpenChange={change} opener={opener} {...content} />
          </Suspense>
        </CloseContext>
      ) : null}
    </>
  );
}

function Opener({ trigger, isOpen, onPress }: { trigger: ReactElement; isOpen: boolean; onPress: (event: MouseEvent<HTMLElement>) => void }) {
  // Whoever points at it is likely to press it; a failure is told when it is pressed.
  const prepare = () => void fetchPopup().catch(() => undefined);
  return cloneElement(trigger as ReactElement<OpenerProps>, { onClick: onPress, onFocus: prepare, onPointerEnter: prepare, "aria-haspopup": "dialog", "aria-expanded": isOpen });
}

/** Closes the dialog around it; `render` is the button that does so. */
export function CloseButton({ render }: { render: ReactElement }) {
  const close = use(CloseContext);
  return cloneElement(render as ReactElement<OpenerProps>, { onClick: close });
}
