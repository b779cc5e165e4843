import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditEntryDto } from "@/lib/audit/schema";

export function AuditTable({ entries }: { entries: readonly AuditEntryDto[] }) {
  const t = useTranslations("audit");
  const head = [t("seq"), t("at"), t("actor"), t("action"), t("object"), t("reason"), t("details")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {entries.map((entry) => (
        <tr key={entry.seq}>
          <TableCell className="tabular-nums">{entry.seq}</TableCell>
          <TableCell>
            <Time at={entry.at} precision="minute" />
          </TableCell>
          <TableCell>{entry.actor}</TableCell>
          <TableRowHead>
            <code className="identifier">{entry.action}</code>
          </TableRowHead>
          <TableCell className="min-w-40 wrap-anywhere">
            <VisibleText text={entry.object} />
          </TableCell>
          <TableCell className="min-w-40 wrap-anywhere">{entry.reason ? <VisibleText text={entry.reason} /> : "–"}</TableCell>
          <TableCell className="min-w-56">
            <EntryDetails entry={entry} />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}

/** Before and after, and what makes the record verifiable. */
function EntryDetails({ entry }: { entry: AuditEntryDto }) {
  const t = useTranslations("audit");
  const facts: [string, string | null][] = [
    [t("before"), entry.before],
    [t("after"), entry.after],
    [t("authn"), entry.authn],
    [t("ip"), entry.ip],
    [t("requestId"), entry.requestId],
    [t("prevHash"), entry.prevHash],
    [t("hash"), entry.hash],
  ];
  return (
    <details>
      <summary className="min-h-6">{t("detailsOf", { number: entry.seq })}</summary>
      <dl className="mt-2 flex flex-col gap-2 text-xs">
        {facts.map(([term, text]) =>
          text === null ? null : (
            <div key={term}>
              <dt className="text-muted">{term}</dt>
              <dd>
                <code className="identifier">
                  <VisibleText text={text} />
                </code>
              </dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}
