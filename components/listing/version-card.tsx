import { useTranslations } from "next-intl";
import { reviewPath, serverPath } from "@/components/console/paths";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { SectionCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Block, Listing } from "@/lib/catalog/listing-schema";
import type { ServerView } from "@/lib/submission/server-schema";
import { ListingActions, type ListingRights } from "./listing-actions";
import { ListingStateBadge } from "./listing-state-badge";
import Proposal from "./proposal";
import { ProposeDialog } from "./propose-dialog";
import { StatusDialog } from "./status-dialog";
import { SuspendedBy } from "./suspended-by";
import { SuspendEverywhere } from "./suspend-everywhere";

type Version = ServerView["versions"][number];
type VersionCardProps = { server: string; version: Version; catalogs: readonly string[]; rights: ListingRights };

/** One version: where it is listed, how it came there, and what can be done about it. */
export function VersionCard({ server, version, catalogs, rights }: VersionCardProps) {
  const t = useTranslations("listing");
  const status = useTranslations("publisherStatus");
  const free = freeCatalogs(version, catalogs);
  return (
    <SectionCard id={`version-${version.version}`} title={t("versionTitle", { version: version.version })}>
      <p className="mb-4 text-sm text-muted">
        {t("published")} <Time at={version.publishedAt} precision="minute" /> · {t("publisherSays")} {status(version.publisherStatus)}
        {version.statusMessage === null ? null : (
          <>
            : <VisibleText text={version.statusMessage} />
          </>
        )}
        {version.replacement === null ? null : (
          <span className="block">
            {t("replacement")}: <TextLink href={serverPath(version.replacement)}>{version.replacement}</TextLink>
          </span>
        )}
      </p>
      {version.blocked === null ? null : <BlockNotice block={version.blocked} isLifted={version.listings.some(({ suspendedAt }) => suspendedAt === null)} />}
      {version.listings.length === 0 ? <p className="mb-4">{t("neverListed")}</p> : null}
      <ul className="flex flex-col gap-3">
        {version.listings.map((listing) => (
          <li key={listing.catalog} className="rounded-control border border-line p-3">
            <ListingFacts listing={listing} />
            <ListingActions listing={listing} rights={rights} />
          </li>
        ))}
      </ul>
      <VersionReviews version={version} />
      <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
        <SuspendEverywhere server={server} version={version.version} catalogs={version.listings.map(({ catalog }) => catalog)} allowed={rights.suspend} />
        {rights.status ? <StatusDialog key={`${version.publisherStatus} ${version.replacement}`} server={server} version={version} /> : null}
        {rights.propose && version.listings.length > 0 && free.length > 0 ? <ProposeDialog server={server} version={version.version} catalogs={free} /> : null}
      </div>
    </SectionCard>
  );
}

/** Catalogs in which nothing stands in the way of a proposal: no listing in force and no open review. */
function freeCatalogs({ listings, reviews }: Version, catalogs: readonly string[]): string[] {
  const listed = listings.filter(({ state }) => state === "active" || state === "suspended").map(({ catalog }) => catalog);
  const open = reviews.filter(({ state }) => state === "submitted" || state === "in_review" || state === "changes_requested").map(({ catalog }) => catalog);
  return catalogs.filter((catalog) => !listed.includes(catalog) && !open.includes(catalog));
}

function ListingFacts({ listing }: { listing: Listing }) {
  const t = useTranslations("listing");
  const basis = useTranslations("listingBasis");
  return (
    <div className="mb-3 flex flex-col gap-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{listing.catalog}</span>
        <ListingStateBadge state={listing.state} />
        <span className="text-muted">
          {basis(listing.basis)} · {t("listedAt")} <Time at={listing.listedAt} precision="minute" />
        </span>
      </p>
      {listing.state === "suspended" ? <Suspension listing={listing} /> : null}
      {listing.reinstatementPending ? (
        <Notice tone="warning" title={t("pending")}>
          {listing.reinstatement === null ? null : <Proposal proposal={listing.reinstatement} />}
        </Notice>
      ) : null}
    </div>
  );
}

/** Suspended in all catalogs: the only trace of it where nothing is listed yet. `isLifted`: in one that has listed it two people lifted that. */
function BlockNotice({ block, isLifted }: { block: Block; isLifted: boolean }) {
  const t = useTranslations("listing");
  return (
    <Notice tone="danger" title={t(isLifted ? "blockedElsewhere" : "blocked")} className="mb-4">
      <p>{t("blockedMeaning")}</p>
      <SuspendedBy {...block} />
    </Notice>
  );
}

/** Since when, by whom and why it is away. */
function Suspension({ listing: { suspendedAt, suspendedBy, suspendReason } }: { listing: Listing }) {
  const t = useTranslations("listing");
  return (
    <p className="wrap-anywhere">
      {suspendedAt === null ? null : (
        <span className="text-muted">
          {suspendedBy === null ? t("suspendedSince") : t("suspendedByName", { name: suspendedBy })} <Time at={suspendedAt} precision="minute" />
          {suspendReason === null ? null : ": "}
        </span>
      )}
      {suspendReason === null ? null : <VisibleText text={suspendReason} />}
    </p>
  );
}

function VersionReviews({ version }: { version: Version }) {
  const t = useTranslations("listing");
  if (version.reviews.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-2 text-sm font-semibold">{t("reviews")}</h3>
      <ul className="flex flex-col gap-2 text-sm">
        {version.reviews.map((review) => (
          <li key={review.id} className="flex flex-wrap items-center gap-2">
            <TextLink href={reviewPath(review.id)}>{t("reviewIn", { catalog: review.catalog })}</TextLink>
            <ReviewStateBadge state={review.state} />
          </li>
        ))}
      </ul>
    </>
  );
}
