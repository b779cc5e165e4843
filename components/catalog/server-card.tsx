import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { CatalogRow } from "@/lib/catalog/browse-schema";
import { serverHref } from "./addresses";
import { BasisBadge } from "./basis-badge";
import { CompareToggle } from "./compare-toggle";
import { MatchedTools } from "./matched-tools";
import { ServerIcon } from "./server-icon";
import { PublisherMark, ServerMarks } from "./server-marks";
import { ServerName } from "./server-name";
import { languageOf } from "./text-language";

/** One server of a list. The whole card is the target of its one link. */
export function ServerCard({ row, search }: { row: CatalogRow; search: string }) {
  const t = useTranslations("catalog");
  const browse = useTranslations("browse");
  const tStatus = useTranslations("publisherStatus");
  return (
    <article className="relative flex h-full flex-col gap-2.5 rounded-card border border-line bg-surface p-4 shadow-card hover:border-control sm:p-5">
      <div className="flex gap-3">
        <ServerIcon server={row.server} title={row.title} icon={row.icon} />
        <div className="flex min-w-0 flex-col gap-0.5">
          <h3 className="pr-9 text-base font-semibold wrap-anywhere">
            <Link href={serverHref(row.server)} prefetch={false} className="after:absolute after:inset-0 after:rounded-card">
              {row.title}
            </Link>
          </h3>
          <p className="identifier text-muted"><ServerName name={row.server} /></p>
          <PublisherMark type={row.publisher} />
        </div>
        <span className="absolute top-3 right-3">
          <CompareToggle server={row.server} title={row.title} />
        </span>
      </div>
      <p lang={languageOf(row.description)} className="line-clamp-3 text-sm wrap-anywhere">{row.description}</p>
      <MatchedTools tools={row.matchedTools} search={search} className="text-sm" />
      <ServerMarks row={row} />
      <ul aria-label={t("install")} className="flex flex-wrap gap-1">
        {row.installKinds.map((kind) => (
          <li key={kind}>
            <Tag>{t(`kind_${kind}`)}</Tag>
          </li>
        ))}
        {row.transports.map((transport) => (
          <li key={transport}>
            <Tag>{transport}</Tag>
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-2.5 text-xs text-muted">
        <BasisBadge basis={row.basis} />
        {row.status === "deprecated" ? (
          <Badge icon={TriangleAlert} tone="warning">
            {tStatus("deprecated")}
          </Badge>
        ) : null}
        <span className="wrap-anywhere">{t("version", { version: row.version })}</span>
        <span>{row.toolCount === null ? t("toolsUnknown") : t("tools", { count: row.toolCount })}</span>
        {row.pulls > 0 ? <span>{browse("pulls", { count: row.pulls })}</span> : null}
        <span>{t.rich(row.basis === "review" ? "approvedOn" : "listedOn", { at: () => <Time at={row.approvedAt} /> })}</span>
      </div>
    </article>
  );
}
