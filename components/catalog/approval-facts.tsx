import { useFormatter, useTranslations } from "next-intl";
import { ListingStateBadge } from "@/components/listing/listing-state-badge";
import { SectionCard } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Listing } from "@/lib/catalog/listing-schema";
import type { Decision, ServerDetail } from "@/lib/submission/detail-schema";
import { reviewHref } from "./addresses";
import { BasisBadge } from "./basis-badge";

type ApprovalFactsProps = { detail: ServerDetail; mayEnterConsole: boolean };

/** When, where and on what ground this version was listed, under which policy and by which roles. Who decided is in `decisions`, filled only for those who may know. */
export function ApprovalFacts({ detail: { version, grounds, decisions }, mayEnterConsole }: ApprovalFactsProps) {
  const t = useTranslations("server");
  if (version.listings.length === 0) return null;
  return (
    <SectionCard id="approval" title={t("approval")}>
      <ul className="flex flex-col divide-y divide-line">
        {version.listings.map((listing) => (
          <li key={listing.catalog} className="flex flex-col gap-1.5 py-3 text-sm first:pt-0 last:pb-0">
            <ListedIn listing={listing} />
            {grounds.filter(({ catalog }) => catalog === listing.catalog).map((ground) => <Ground key={ground.catalog} ground={ground} />)}
            {decisions
              .filter(({ catalog }) => catalog === listing.catalog)
              .map((decision) => (
                <DecidedBy key={decision.reviewId} decision={decision} mayEnterConsole={mayEnterConsole} />
              ))}
          </li>
        ))}
      </ul>
      {version.listings.some(({ basis, state }) => basis === "review" && state === "active") ? (
        <p className="mt-3 text-sm text-muted">
          {t("approvedMeaning")} {t("approvedLimits")}
        </p>
      ) : null}
    </SectionCard>
  );
}

function ListedIn({ listing }: { listing: Listing }) {
  const t = useTranslations("server");
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium wrap-anywhere">
          {listing.basis === "review" ? t("approvedIn", { catalog: listing.catalog }) : t("listedIn", { catalog: listing.catalog })}
        </span>
        <Time at={listing.listedAt} precision="minute" />
      </p>
      <p className="flex flex-wrap items-center gap-2">
        <BasisBadge basis={listing.basis} />
        <ListingStateBadge state={listing.state} />
        {listing.expiresAt === null ? null : (
          <span className="text-muted">
            {t("expires")} <Time at={listing.expiresAt} />
          </span>
        )}
      </p>
    </>
  );
}

function Ground({ ground: { policy, approvals } }: { ground: ServerDetail["grounds"][number] }) {
  const t = useTranslations("server");
  const format = useFormatter();
  return (
    <>
      {approvals.length === 0 ? null : <p>{t("approvedBy", { roles: format.list(approvals.map(({ role, count }) => t(`approvers.${role}`, { count }))) })}</p>}
      <p className="text-muted">
        {t("underPolicy", { version: policy.version })} <span className="font-mono text-xs wrap-anywhere">{policy.digest}</span>
      </p>
    </>
  );
}

function DecidedBy({ decision, mayEnterConsole }: { decision: Decision; mayEnterConsole: boolean }) {
  const t = useTranslations("server");
  const approvers = decision.voters.filter(({ counts, decision: vote }) => counts && vote === "approve").map(({ name }) => name);
  return (
    <p className="text-muted wrap-anywhere">
      {approvers.length > 0 ? `${t("decidedBy", { name: approvers.join(", ") })} ` : null}
      {mayEnterConsole ? <TextLink href={reviewHref(decision.reviewId)}>{t("openReview")}</TextLink> : null}
    </p>
  );
}
