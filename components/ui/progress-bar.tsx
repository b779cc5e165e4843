/** How much of a whole is done, for the eye; say the same in words beside it. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className={
        "h-2 w-full appearance-none overflow-hidden rounded-full border border-control bg-sunken " +
        "[&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent"
      }
    />
  );
}
