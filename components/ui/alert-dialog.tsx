"use client";

import { DialogShell, type DialogShellProps } from "./dialog-shell";

type AlertDialogProps = Omit<DialogShellProps, "description"> & {
  /** What will happen, in one or two sentences; read out when the dialog opens. */
  description: DialogShellProps["description"];
};

/** For what destroys or takes away: a click beside it does not close it, an answer is demanded. */
export function AlertDialog(props: AlertDialogProps) {
  return <DialogShell kind="alert" {...props} />;
}

export { CloseButton as AlertDialogClose } from "./dialog-shell";
