"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

type FileInputProps = Omit<ComponentProps<"input">, "type" | "value" | "defaultValue">;

/** The platform's own file button; inside a `Field` it gets its label, hint and error by itself. */
export function FileInput({ className, ...rest }: FileInputProps) {
  const control = (
    <input
      {...rest}
      type="file"
      className={cx(
        "max-w-full text-sm file:mr-3 file:min-h-10 file:rounded-control file:border file:border-control file:bg-surface",
        "file:px-3.5 file:font-medium file:text-ink hover:file:bg-hover data-invalid:file:border-danger",
        className,
      )}
    />
  );
  return <Field.Control render={control} />;
}
