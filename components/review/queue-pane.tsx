import { useTranslations } from "next-intl";
import Link from "next/link";
import { queueQueryPath, reviewPath } from "@/components/console/paths";
import { TextLink } from "@/components/ui/text-link";
import type { ReviewRow } from "@/lib/review/schema";
import { QueuePaneFrame } from "./queue-pane-frame";
import { SeverityBadge } from "./state-badges";

type QueuePaneProps = { rows: readonly ReviewRow[]; present: string; query: string | undefined; open: boolean };

/** The queue the reviewer works through, with its filter; j and k lead through it. */
export function QueuePane({ rows, present, query, open }: QueuePaneProps) {
  const t = useTranslations("review");
  const at = rows.findIndex(({ id }) => id === present);
  const [next, previous] = [rows[at + 1], rows[at - 1]];
  return (
    <QueuePaneFrame title={t("queueHere", { count: rows.length })} open={open}>
      <p className="mb-2 flex flex-wrap justify-between gap-2 text-sm">
        <TextLink href={queueQueryPath(query ?? "")}>{t("backToQueue")}</TextLink>
      </p>
      <ul className="flex flex-col gap-1">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={reviewPath(row.id, query)}
              aria-current={row.id === present ? "page" : undefined}
              aria-keyshortcuts={row === next ? "j" : row === previous ? "k" : undefined}
              className="block rounded-control border-l-2 border-transparent px-2 py-1.5 text-sm hover:bg-hover aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft"
            >
              <span className="identifier block truncate font-medium">{row.server.slice(row.server.indexOf("/") + 1)} {row.version}</span>
              <span className="flex flex-wrap items-center gap-1.5 text-xs text-muted">
                {row.catalog} {row.risk ? <SeverityBadge severity={row.risk} /> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </QueuePaneFrame>
  );
}
