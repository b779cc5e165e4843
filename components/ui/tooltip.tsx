"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { popupStyle } from "./popup-style";

type TooltipProps = {
  /** A few words more. Touch screens never show them: nothing may depend on having read it. */
  content: ReactNode;
  /** One button or link, which has a name of its own. */
  children: ReactElement;
};

/** Opens on hover and on keyboard focus, closes on Escape. */
export function Tooltip({ content, children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} className={popupStyle.positioner}>
          <BaseTooltip.Popup className="max-w-72 rounded-control bg-ink px-2.5 py-1.5 text-xs text-canvas shadow-popover transition-opacity duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0">
            {content}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
