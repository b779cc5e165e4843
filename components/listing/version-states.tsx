import Link from "next/link";
import { useTranslations } from "next-intl";
import { versionsPath } from "@/components/console/paths";
import { VERSION_STATES, type VersionListFilter, type VersionState } from "@/lib/submission/version-list-schema";

/** How many versions are in each state beside the other filters; each number leads to them. */
export function VersionStates({ filter, counts }: { filter: VersionListFilter; counts: Record<VersionState, number> }) {
  const t = useTranslations("listing");
  const state = useTranslations("listingState");
  return (
    <ul aria-label={t("countsLabel")} className="mb-4 flex flex-wrap gap-2 text-sm">
      {VERSION_STATES.map((value) => (
        <li key={value}>
          <Link
            href={versionsPath({ ...filter, state: filter.state === value ? undefined : value })}
            aria-current={filter.state === value ? "true" : undefined}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 hover:bg-hover aria-[current]:border-accent aria-[current]:bg-accent-soft"
          >
            <span className="font-semibold tabular-nums">{counts[value]}</span>
            <span className="text-muted">{value === "pending" ? t("neverListed") : state(value)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
