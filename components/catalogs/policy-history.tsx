import { useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { catalogPath } from "@/components/console/paths";
import type { CatalogChange, PolicyVersion } from "@/lib/catalog/policy-history-schema";
import { AudienceBadge } from "./audience-badge";

/** The policies there were; each is compared with the one before it by a link. */
export function PolicyHistory({ slug, versions }: { slug: string; versions: readonly PolicyVersion[] }) {
  const t = useTranslations("catalogs.history");
  const head = [t("version"), t("since"), t("by"), t("digest"), t("compare")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {versions.map(({ version, createdAt, createdBy, digest }) => (
        <tr key={version}>
          <TableRowHead className="min-w-0">{t("number", { number: version })}</TableRowHead>
          <TableCell>
            <Time at={createdAt} precision="minute" />
          </TableCell>
          <TableCell className="min-w-32 wrap-anywhere">{createdBy?.name ?? t("system")}</TableCell>
          <TableCell className="min-w-40">
            <code className="identifier text-xs">{digest}</code>
          </TableCell>
          <TableCell>{version > 1 ? <TextLink href={catalogPath(slug, "/history", { from: String(version - 1), to: String(version) })}>{t("withPrevious", { number: version - 1 })}</TextLink> : "–"}</TableCell>
        </tr>
      ))}
    </Table>
  );
}

/** How much of what stands was decided under which policy. */
export function DecidedUnder({ versions }: { versions: readonly PolicyVersion[] }) {
  const t = useTranslations("catalogs.history");
  const rows = versions.map(({ version, listings }) => ({ id: String(version), label: t("number", { number: version }), value: listings }));
  return <BarChart caption={t("decidedUnder")} columns={[t("version"), t("listings")]} rows={rows} />;
}

export function AudienceHistory({ changes }: { changes: readonly CatalogChange[] }) {
  const t = useTranslations("catalogs.history");
  const head = [t("when"), t("by"), t("title"), t("audience")];
  return (
    <Table caption={t("audienceCaption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {changes.map(({ at, actor, before, after }) => (
        <tr key={at}>
          <TableRowHead className="min-w-0 font-normal">
            <Time at={at} precision="minute" />
          </TableRowHead>
          <TableCell className="wrap-anywhere">{actor}</TableCell>
          <TableCell className="wrap-anywhere">{before === null || before.title === after.title ? after.title : t("became", { before: before.title, after: after.title })}</TableCell>
          <TableCell>
            {before !== null && before.audience !== after.audience ? (
              <span className="flex flex-wrap items-center gap-1">
                <AudienceBadge audience={before.audience} /> → <AudienceBadge audience={after.audience} />
              </span>
            ) : (
              <AudienceBadge audience={after.audience} />
            )}
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}
