"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps } from "react";
import { buttonStyle } from "./button-style";
import type { ButtonSize, ButtonVariant } from "./button-style";
import { cx } from "./class-names";

type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  /** Keeps the button in place and refuses a second press while the first one is under way. */
  pending?: boolean;
};

/**
 * A disabled button stays focusable, so that a keyboard or screen reader user reaches it and hears why
 * (tie the reason with `aria-describedby`).
 */
export function Button({ variant, size, className, pending = false, disabled = false, ...rest }: ButtonProps) {
  return (
    <BaseButton
      type="button"
      focusableWhenDisabled
      {...rest}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={cx(buttonStyle(variant, size), className)}
    />
  );
}
