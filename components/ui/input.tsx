"use client";

import { Input as BaseInput } from "@base-ui/react/input";
import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";

type InputProps = Omit<ComponentProps<typeof BaseInput>, "className"> & { className?: string };

/** Inside a `Field` it gets its label, hint and error by itself. */
export function Input({ className, ...rest }: InputProps) {
  return <BaseInput {...rest} className={cx(controlStyle, "min-h-10", className)} />;
}
