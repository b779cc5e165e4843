"use client";

import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-control";

type TextareaProps = ComponentProps<"textarea"> & {
  /** For code and JSON: fixed width, no wrapping, no spelling marks. */
  code?: boolean;
};

export function Textarea({ className, code = false, rows = 4, ...rest }: TextareaProps) {
  const style = cx(controlStyle, "leading-6", code && "overflow-x-auto font-mono whitespace-pre", className);
  return <textarea {...useFieldControl()} {...rest} rows={rows} spellCheck={!code} className={style} />;
}
