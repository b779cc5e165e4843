/** Shared by `Tabs` (panels) and `TabNav` (links). The list scrolls sideways by itself on narrow screens. */
export const tabStyle = {
  list: "flex gap-1 overflow-x-auto border-b border-line",
  tab:
    "inline-flex min-h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap " +
    "text-muted hover:text-ink focus-visible:-outline-offset-2 data-active:border-accent data-active:text-ink " +
    "aria-[current=page]:border-accent aria-[current=page]:text-ink",
} as const;
