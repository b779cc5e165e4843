import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { CatalogRow } from "@/lib/catalog/browse-schema";
import type { Category } from "@/lib/catalog/category-schema";
import type { Facet } from "@/lib/catalog/facet-names-schema";
import { compareHref, serverHref } from "./addresses";
import { BasisBadge } from "./basis-badge";
import { useFacetLabels } from "./facet-labels";
import { ServerIcon } from "./server-icon";
import { ServerName } from "./server-name";
import { languageOf } from "./text-language";

type ServerComparisonProps = { rows: readonly CatalogRow[]; categories: readonly Category[] };

/** Servers as columns: what somebody asks who has to choose one of them. */
export function ServerComparison({ rows, categories }: ServerComparisonProps) {
  const t = useTranslations("compare");
  const lines = useLines(categories);
  return (
    <Table
      caption={t("title")}
      head={
        <>
          <TableHead>{t("what")}</TableHead>
          {rows.map((row) => (
            <TableHead key={row.server}>
              <ColumnHead row={row} others={rows.filter(({ server }) => server !== row.server)} />
            </TableHead>
          ))}
        </>
      }
    >
      {lines.map(({ name, show }) => (
        <tr key={name}>
          <TableRowHead className="font-medium max-sm:min-w-28 sm:whitespace-nowrap">{name}</TableRowHead>
          {rows.map((row) => (
            <TableCell key={row.server} className="min-w-48 align-top">
              {show(row)}
            </TableCell>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function ColumnHead({ row: { server, title, icon }, others }: { row: CatalogRow; others: readonly CatalogRow[] }) {
  const t = useTranslations("compare");
  return (
    <span className="flex flex-col gap-0.5 py-1 text-sm whitespace-normal text-ink">
      <ServerIcon server={server} title={title} icon={icon} size="small" />
      <TextLink href={serverHref(server)} className="font-semibold wrap-anywhere">
        {title}
      </TextLink>
      <span className="identifier text-xs font-normal text-muted"><ServerName name={server} /></span>
      <TextLink href={compareHref(others.map((other) => other.server))} className="text-xs font-normal">
        {t("remove", { title })}
      </TextLink>
    </span>
  );
}

interface Line {
  name: string;
  show: (row: CatalogRow) => ReactNode;
}

function useLines(categories: readonly Category[]): Line[] {
  const t = useTranslations("compare");
  const browse = useTranslations("browse");
  const label = useFacetLabels(categories);
  const facet = (id: Facet, values: (row: CatalogRow) => readonly string[]): Line => ({
    name: browse(`facet_${id}`),
    show: (row) => <Values values={values(row).map((value) => label(id, value))} />,
  });
  return [
    { name: t("description"), show: (row) => <span lang={languageOf(row.description)} className="wrap-anywhere">{row.description}</span> },
    { name: browse("version"), show: (row) => <span className="font-mono">{row.version}</span> },
    { name: browse("approved"), show: (row) => <Approval row={row} /> },
    facet("publisher", (row) => [row.publisher]),
    facet("category", (row) => row.categories),
    facet("install", (row) => row.installKinds),
    facet("transport", (row) => row.transports),
    facet("auth", (row) => row.auth),
    facet("capability", (row) => row.capabilities),
    { name: browse("tools"), show: (row) => row.toolCount ?? browse("unknown") },
    facet("status", (row) => [row.status]),
    { name: browse("pulled"), show: (row) => <span className="tabular-nums">{row.pulls}</span> },
    { name: t("catalogs"), show: (row) => <Values values={row.catalogs} /> },
  ];
}

function Approval({ row: { basis, approvedAt } }: { row: CatalogRow }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <BasisBadge basis={basis} />
      <Time at={approvedAt} />
    </span>
  );
}

/** One value a line; a dash is no value, said as such. */
function Values({ values }: { values: readonly string[] }) {
  const t = useTranslations("compare");
  if (values.length === 0) return <span className="text-muted">{t("none")}</span>;
  return values.map((value) => (
    <span key={value} className="block wrap-anywhere">
      {value}
    </span>
  ));
}
