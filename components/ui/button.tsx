"use client";

import type { ComponentProps } from "react";
import { buttonStyle } from "./button-style";
import type { ButtonSize, ButtonVariant } from "./button-style";
import { cx } from "./class-names";

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Keeps the button in place and refuses a second press while the first one is under way. */
  pending?: boolean;
};

/**
 * A disabled button stays focusable, so that a keyboard or screen reader user reaches it and hears why
 * (tie the reason with `aria-describedby`). It refuses presses itself, and so also the Enter that would send its form.
 */
export function Button({ variant, size, className, pending = false, disabled = false, onClick, type = "button", ...rest }: ButtonProps) {
  const isOff = disabled || pending;
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={isOff || undefined}
      data-disabled={isOff ? "" : undefined}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (isOff) event.preventDefault();
        else onClick?.(event);
      }}
      className={cx(buttonStyle(variant, size), className)}
    />
  );
}
