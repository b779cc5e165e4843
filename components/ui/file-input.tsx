"use client";

import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { useFieldControl } from "./field-control";

type FileInputProps = Omit<ComponentProps<"input">, "type" | "value" | "defaultValue">;

/** The platform's own file button; inside a `Field` it gets its label, hint and error by itself. */
export function FileInput({ className, ...rest }: FileInputProps) {
  return (
    <input
      {...useFieldControl()}
      {...rest}
      type="file"
      className={cx(
        "max-w-full text-sm file:mr-3 file:min-h-10 file:rounded-control file:border file:border-control file:bg-surface",
        "file:px-3.5 file:font-medium file:text-ink hover:file:bg-hover aria-invalid:file:border-danger",
        className,
      )}
    />
  );
}
