"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";

type TextareaProps = ComponentProps<"textarea"> & {
  /** For code and JSON: fixed width, no wrapping, no spelling marks. */
  code?: boolean;
};

export function Textarea({ className, code = false, rows = 4, ...rest }: TextareaProps) {
  const { defaultValue, value, ...attributes } = rest;
  const style = cx(controlStyle, "leading-6", code && "overflow-x-auto font-mono whitespace-pre", className);
  return (
    <Field.Control
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      render={<textarea {...attributes} rows={rows} spellCheck={!code} className={style} />}
    />
  );
}
