import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { CatalogRow } from "@/lib/catalog/browse-schema";
import { serverHref } from "./addresses";
import { BasisBadge } from "./basis-badge";
import { CompareToggle } from "./compare-toggle";
import { MatchedTools } from "./matched-tools";
import { ServerIcon } from "./server-icon";
import { PublisherMark } from "./server-marks";
import { ServerName } from "./server-name";

/** The same servers, and the same said of them, for who compares: one line each. */
export function ServerTable({ label, rows, search }: { label: string; rows: readonly CatalogRow[]; search: string }) {
  const t = useTranslations("catalog");
  const browse = useTranslations("browse");
  const capabilityName = useTranslations("capability");
  const compare = useTranslations("compare");
  const head = [browse("server"), browse("version"), t("install"), browse("facet_auth"), browse("facet_capability"), browse("pulled")];
  return (
    <Table
      caption={label}
      head={
        <>
          {head.map((text) => (
            <TableHead key={text}>{text}</TableHead>
          ))}
          <TableHead>
            <span className="sr-only">{compare("short")}</span>
          </TableHead>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.server}>
          <TableRowHead className="min-w-48 max-w-80">
            <NameCell row={row} search={search} />
          </TableRowHead>
          <TableCell className="whitespace-nowrap">
            {row.version}
            <span className="block text-xs/5 text-muted">
              <Time at={row.approvedAt} />
            </span>
          </TableCell>
          <TableCell>
            <span className="flex flex-col items-start gap-1 whitespace-nowrap">
              {row.installKinds.map((kind) => (
                <Tag key={kind}>{t(`kind_${kind}`)}</Tag>
              ))}
              {row.transports.map((transport) => (
                <Tag key={transport}>{transport}</Tag>
              ))}
            </span>
          </TableCell>
          <TableCell>
            <Lines texts={row.auth.map((kind) => browse(`auth_${kind}`))} />
          </TableCell>
          <TableCell>
            <Lines texts={row.capabilities.map((capability) => capabilityName(capability))} />
            <span className="block text-xs/5 whitespace-nowrap text-muted">{row.toolCount === null ? t("toolsUnknown") : t("tools", { count: row.toolCount })}</span>
          </TableCell>
          <TableCell className="tabular-nums">{row.pulls}</TableCell>
          <TableCell>
            <CompareToggle server={row.server} title={row.title} />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}

function NameCell({ row, search }: { row: CatalogRow; search: string }) {
  const tStatus = useTranslations("publisherStatus");
  return (
    <span className="flex gap-2.5">
      <ServerIcon server={row.server} title={row.title} icon={row.icon} size="small" />
      <span className="min-w-0">
        <TextLink href={serverHref(row.server)} className="wrap-anywhere">
          {row.title}
        </TextLink>
        <span className="identifier block text-muted"><ServerName name={row.server} /></span>
        <MatchedTools tools={row.matchedTools} search={search} className="font-normal" />
        <span className="flex flex-wrap gap-1">
          <PublisherMark type={row.publisher} />
          {row.basis === "review" ? null : <BasisBadge basis={row.basis} />}
          {row.status === "deprecated" ? (
            <Badge icon={TriangleAlert} tone="warning">
              {tStatus("deprecated")}
            </Badge>
          ) : null}
        </span>
      </span>
    </span>
  );
}

function Lines({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <span key={text} className="block">
      {text}
    </span>
  ));
}
