/** What opens beside its trigger: one look and one way of appearing, from the side where the trigger is. */
export const popupStyle = {
  positioner: "z-50 outline-none",
  popup:
    "max-w-[calc(100vw-2rem)] origin-(--transform-origin) rounded-card border border-line bg-surface text-ink shadow-popover outline-none " +
    "transition-[scale,opacity] duration-100 ease-settle data-ending-style:scale-[0.98] data-ending-style:opacity-0 " +
    "data-starting-style:scale-[0.98] data-starting-style:opacity-0",
  /** A row to choose; highlighted by arrow keys and pointer alike. */
  item:
    "flex min-h-9 w-full items-center gap-2 rounded-control px-2.5 py-1.5 text-left text-sm outline-none select-none " +
    "data-disabled:text-muted data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0",
} as const;
