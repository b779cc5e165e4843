import Link from "next/link";

/** A gate with battlements: what is inside has been let in. Drawn in the accent, so it follows the theme. */
export function Wordmark({ label }: { label: string }) {
  return (
    <Link href="/" aria-label={label} className="inline-flex min-h-10 items-center gap-2 rounded-control text-ink">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7 fill-none stroke-[2.4]">
        <path
          d="M5 28V9h5V5h3v4h6V5h3v4h5v19"
          strokeLinejoin="round"
          strokeLinecap="round"
          className="stroke-current"
        />
        <path d="M11.5 28v-7a4.5 4.5 0 0 1 9 0v7" strokeLinecap="round" className="stroke-accent" />
      </svg>
      <span aria-hidden className="text-lg font-semibold tracking-tight">
        Gatehouse
      </span>
    </Link>
  );
}
