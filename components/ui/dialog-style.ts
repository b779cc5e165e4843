/** Shared by `Dialog` and `AlertDialog`, which differ in behaviour only. */
export const dialogStyle = {
  backdrop:
    "fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0",
  popup:
    "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 " +
    "-translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-card border border-line bg-surface p-5 shadow-raised sm:p-6 " +
    "transition-[scale,opacity] duration-150 data-ending-style:scale-[0.98] data-ending-style:opacity-0 " +
    "data-starting-style:scale-[0.98] data-starting-style:opacity-0",
  title: "text-lg font-semibold",
  description: "-mt-2 text-sm text-muted",
} as const;
