"use client";

import { DialogShell, type DialogShellProps } from "./dialog-shell";

export function Dialog(props: DialogShellProps) {
  return <DialogShell kind="dialog" {...props} />;
}

export { CloseButton as DialogClose } from "./dialog-shell";
