import { useTranslations } from "next-intl";
import { ListingStateBadge } from "@/components/listing/listing-state-badge";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ServerDetail, VersionRow } from "@/lib/submission/detail-schema";
import { serverHref } from "./addresses";
import { BasisBadge } from "./basis-badge";

/** Every version the viewer may see, highest first, with its state in each catalog. */
export function ServerVersions({ detail: { server, versions, latest } }: { detail: ServerDetail }) {
  const t = useTranslations("server");
  return (
    <Table
      caption={t("versionsCaption", { name: server })}
      head={
        <>
          <TableHead>{t("version")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead>{t("published")}</TableHead>
          <TableHead>{t("digest")}</TableHead>
        </>
      }
    >
      {versions.map((row) => (
        <tr key={row.version}>
          <TableRowHead>
            <TextLink href={serverHref(server, { version: row.version })} className="wrap-anywhere">
              {row.version}
            </TextLink>
            {row.version === latest ? <span className="ml-2 text-xs font-normal text-muted">{t("latest")}</span> : null}
          </TableRowHead>
          <TableCell>
            <States row={row} />
          </TableCell>
          <TableCell>
            <Time at={row.publishedAt} />
          </TableCell>
          <TableCell className="min-w-48">
            <code className="identifier">{row.digest}</code>
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}

function States({ row }: { row: VersionRow }) {
  const tStatus = useTranslations("publisherStatus");
  const listed = new Set(row.listings.map(({ catalog }) => catalog));
  return (
    <ul className="flex flex-col gap-1.5">
      {row.listings.map(({ catalog, state, basis, listedAt }) => (
        <li key={catalog} className="flex flex-wrap items-center gap-1.5">
          <span className="font-mono text-xs">{catalog}</span>
          <ListingStateBadge state={state} />
          <BasisBadge basis={basis} />
          <Time at={listedAt} />
        </li>
      ))}
      {row.reviews
        .filter(({ catalog }) => !listed.has(catalog))
        .map(({ id, catalog, state }) => (
          <li key={id} className="flex flex-wrap items-center gap-1.5">
            <span className="font-mono text-xs">{catalog}</span>
            <ReviewStateBadge state={state} />
          </li>
        ))}
      {row.publisherStatus === "active" ? null : <li className="text-xs text-muted">{tStatus(row.publisherStatus)}</li>}
    </ul>
  );
}
