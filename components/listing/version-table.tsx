import { useTranslations } from "next-intl";
import { ServerName } from "@/components/catalog/server-name";
import { reviewPath, serverPath } from "@/components/console/paths";
import { ReviewStateBadge, SeverityBadge } from "@/components/review/state-badges";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { VersionListRow } from "@/lib/submission/version-list-schema";
import { ListingStateBadge } from "./listing-state-badge";

/** Versions in all states, with where they stand in each catalog. */
export function VersionTable({ rows }: { rows: readonly VersionListRow[] }) {
  const t = useTranslations("listing");
  const head = [t("server"), t("version"), t("published"), t("title"), t("risk"), t("openReviews")];
  const basis = useTranslations("listingBasis");
  return (
    <Table caption={t("versionsCaption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {rows.map((row) => (
        <tr key={`${row.server} ${row.version}`}>
          <TableRowHead>
            <TextLink href={serverPath(row.server)} className="identifier">
              <ServerName name={row.server} />
            </TextLink>
          </TableRowHead>
          <TableCell className="min-w-28">
            <code className="identifier">{row.version}</code>
          </TableCell>
          <TableCell>
            <Time at={row.publishedAt} />
          </TableCell>
          <TableCell>
            {row.listings.length === 0 ? <span className="text-muted">{t("neverListed")}</span> : null}
            {row.blocked && row.listings.every(({ state }) => state === "suspended") ? <span className="flex flex-wrap items-center gap-2"><ListingStateBadge state="suspended" /> {t("suspendedScope.everywhere")}</span> : null}
            <ul className="flex flex-col gap-1">
              {row.listings.map((listing) => (
                <li key={listing.catalog} className="flex flex-wrap items-center gap-2">
                  {listing.catalog} <ListingStateBadge state={listing.state} />
                  {listing.basis === "review" ? null : <span className="text-xs text-muted">{basis(listing.basis)}</span>}
                </li>
              ))}
            </ul>
          </TableCell>
          <TableCell>{row.risk === null ? "–" : <SeverityBadge severity={row.risk} />}</TableCell>
          <TableCell>
            <OpenReviews reviews={row.reviews} />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}

function OpenReviews({ reviews }: { reviews: VersionListRow["reviews"] }) {
  const open = reviews.filter(({ state }) => state === "submitted" || state === "in_review" || state === "changes_requested");
  if (open.length === 0) return "–";
  return (
    <ul className="flex flex-col gap-1">
      {open.map((review) => (
        <li key={review.id} className="flex flex-wrap items-center gap-2">
          <TextLink href={reviewPath(review.id)}>{review.catalog}</TextLink>
          <ReviewStateBadge state={review.state} />
        </li>
      ))}
    </ul>
  );
}
