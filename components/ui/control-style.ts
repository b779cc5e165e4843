/** One look for everything that takes typed or chosen input. 16 px on touch screens, else iOS zooms in on focus. */
export const controlStyle =
  "w-full min-w-0 rounded-control border border-control bg-surface px-3 py-2 text-sm text-ink any-pointer-coarse:text-base " +
  "placeholder:text-muted focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-muted " +
  "aria-invalid:border-danger";
