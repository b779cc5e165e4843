import { useTranslations } from "next-intl";
import { serverPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { TextLink } from "@/components/ui/text-link";
import type { ImportEntry } from "@/lib/upstream/import-schema";
import { OutcomeBadge } from "./outcome-badge";

/** What became of entries, in the order of the file. Names and reasons may quote the file: text, never markup. */
export function EntryList({ entries }: { entries: readonly ImportEntry[] }) {
  const t = useTranslations("imports");
  return (
    <ol aria-label={t("entries")} className="divide-y divide-line rounded-card border border-line bg-surface text-sm shadow-card">
      {entries.map((entry) => (
        <li key={entry.index} className="flex flex-col gap-1.5 px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-muted tabular-nums">{t("entry", { number: entry.index + 1 })}</span>
            <EntryName entry={entry} />
            <OutcomeBadge outcome={entry.outcome} />
          </p>
          <Reason entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function EntryName({ entry: { server, version, outcome } }: { entry: ImportEntry }) {
  const t = useTranslations("imports");
  if (server === null) return <span className="text-muted">{t("unnamed")}</span>;
  const name = <VisibleText text={server} />;
  return (
    <span className="min-w-0 font-medium wrap-anywhere">
      {outcome === "refused" ? name : <TextLink href={serverPath(server)}>{name}</TextLink>}
      {version === null ? null : (
        <span className="ml-2 font-normal text-muted">
          <VisibleText text={version} />
        </span>
      )}
    </span>
  );
}

/** Reasons and notes are the rules' own words, which are English. */
function Reason({ entry: { reason, warnings } }: { entry: ImportEntry }) {
  const t = useTranslations("imports");
  return (
    <>
      {reason === null ? null : (
        <p lang="en" className="max-w-prose wrap-anywhere">
          <VisibleText text={reason} />
        </p>
      )}
      {warnings.length === 0 ? null : (
        <details>
          <summary className="min-h-6 text-muted">{t("warnings")}</summary>
          <ul lang="en" className="list-disc pl-5">
            {warnings.map((warning) => (
              <li key={warning} className="wrap-anywhere">
                <VisibleText text={warning} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
