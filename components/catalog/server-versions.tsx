import { CircleArrowUp, CircleDashed, CircleSlash, History, Package } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListingStateBadge } from "@/components/listing/listing-state-badge";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { SectionCard } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import type { ServerDetail, VersionRow } from "@/lib/submission/detail-schema";
import { serverHref, versionComparisonHref } from "./addresses";
import { BasisBadge } from "./basis-badge";
import { VersionPairForm } from "./version-pair-form";

/** Every version the viewer may see, highest first, with its state in each catalog, and a way to compare any two. */
export function ServerVersions({ detail: { server, versions, latest } }: { detail: ServerDetail }) {
  const t = useTranslations("server");
  const names = versions.map(({ version }) => version);
  return (
    <div className="flex flex-col gap-6">
      {names.length < 2 ? null : (
        <SectionCard id="compare" title={t("compareVersions")}>
          <VersionPairForm server={server} versions={names} from={names[1]} to={names[0]} />
        </SectionCard>
      )}
      <Timeline
        label={t("versionsCaption", { name: server })}
        items={versions.map((row, index): TimelineItem => ({
          id: row.version,
          ...markOf(row, row.version === latest),
          title: (
            <TextLink href={serverHref(server, { version: row.version })} className="font-mono wrap-anywhere">
              {row.version}
            </TextLink>
          ),
          meta: (
            <span className="flex flex-wrap items-center gap-x-2">
              {row.version === latest ? <span>{t("latest")}</span> : null}
              <Time at={row.publishedAt} />
            </span>
          ),
          body: <VersionFacts server={server} row={row} before={names[index + 1]} />,
        }))}
      />
    </div>
  );
}

function markOf({ listings }: VersionRow, isLatest: boolean): Pick<TimelineItem, "icon" | "tone"> {
  if (isLatest) return { icon: CircleArrowUp, tone: "success" };
  if (listings.some(({ state }) => state === "suspended")) return { icon: CircleSlash, tone: "danger" };
  if (listings.some(({ state }) => state === "active")) return { icon: Package, tone: "accent" };
  return listings.length > 0 ? { icon: History } : { icon: CircleDashed };
}

function VersionFacts({ server, row, before }: { server: string; row: VersionRow; before: string | undefined }) {
  const t = useTranslations("server");
  return (
    <div className="flex flex-col gap-1.5">
      <States row={row} />
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <code className="identifier text-xs text-muted">{row.digest}</code>
        {before === undefined ? null : <TextLink href={versionComparisonHref(server, before, row.version)}>{t("compareWithBefore", { version: before })}</TextLink>}
      </p>
    </div>
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
