import Link from "next/link";

/** A gate with battlements and a light inside: what is inside has been let in. Drawn in the accent, so it follows the theme; on a small phone it stands alone. */
export function Wordmark({ label }: { label: string }) {
  return (
    <Link href="/" aria-label={label} className="inline-flex min-h-10 items-center gap-2 rounded-control text-ink sm:gap-2.5">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7">
        <path
          fillRule="evenodd"
          d="M4 28V9a1 1 0 0 1 1-1h2V5a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v3h2V5a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v3h2V5a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v3h2a1 1 0 0 1 1 1v19H21.5v-6.5a5.5 5.5 0 0 0-11 0V28Z"
          className="fill-accent"
        />
        <path d="M16 19a3 3 0 0 1 3 3v6h-6v-6a3 3 0 0 1 3-3Z" className="fill-warning opacity-80" />
      </svg>
      <span aria-hidden className="font-semibold tracking-heading max-[26rem]:hidden sm:text-lg">
        Gatehouse
      </span>
    </Link>
  );
}
