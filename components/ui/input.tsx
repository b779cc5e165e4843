"use client";

import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-control";

/** Inside a `Field` it gets its label, hint and error by itself. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...useFieldControl()} {...rest} className={cx(controlStyle, "min-h-10", className)} />;
}
