import { ExternalLink as ExternalIcon } from "lucide-react";

/** A link a publisher chose: opens without telling where the reader came from, and lends no reputation. `href` is https. */
export function ExternalLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      rel="noreferrer nofollow"
      className="inline-flex items-start gap-1 text-accent underline decoration-1 underline-offset-3 wrap-anywhere hover:text-accent-strong"
    >
      {href.replace(/^https:\/\//, "").replace(/\/$/, "")}
      <ExternalIcon aria-hidden className="mt-1 size-3.5 shrink-0" />
    </a>
  );
}
