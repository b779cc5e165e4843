import { Ban, CircleArrowUp, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import type { ServerDetail } from "@/lib/submission/detail-schema";
import type { ServerTab } from "./addresses";
import { BasisBadge } from "./basis-badge";
import { ServerIcon } from "./server-icon";
import { ServerName } from "./server-name";
import { languageOf } from "./text-language";
import { VersionSwitcher } from "./version-switcher";

type ServerHeadProps = {
  detail: ServerDetail;
  eyebrow: ReactNode;
  meta: ReactNode;
  actions?: ReactNode;
  /** 2: within another page. */
  level?: 1 | 2;
};

/** What a server is called and what it says it does. */
export function ServerHead({ detail: { server, title, icon, description }, ...rest }: ServerHeadProps) {
  const common = useTranslations("common");
  return (
    <PageHeader
      {...rest}
      picture={<ServerIcon server={server} title={title} icon={icon} size="large" />}
      title={title}
      description={
        <span className="flex flex-col gap-2">
          <span className="flex items-center gap-1">
            <span className="identifier min-w-0"><ServerName name={server} /></span>
            <CopyButton text={server} label={common("copyName", { name: server })} copiedLabel={common("copied")} />
          </span>
          <span lang={languageOf(description)} className="wrap-anywhere">{description}</span>
        </span>
      }
    />
  );
}

/** The version shown, and what became of it. */
export function ServerStanding({ detail: { server, version, versions, latest, served }, tab }: { detail: ServerDetail; tab: ServerTab }) {
  const t = useTranslations("server");
  const tStatus = useTranslations("publisherStatus");
  const tListing = useTranslations("listingState");
  const active = version.listings.find(({ state }) => state === "active");
  const other = version.listings.find(({ state }) => state !== "active");
  return (
    <>
      {versions.length > 1 ? (
        <VersionSwitcher server={server} tab={tab} versions={versions.map((row) => row.version)} shown={version.version} latest={latest} />
      ) : (
        <span className="font-medium wrap-anywhere">
          {t("version")} {version.version}
        </span>
      )}
      {latest === version.version ? <Badge icon={CircleArrowUp}>{t("latest")}</Badge> : null}
      {active ? <BasisBadge basis={active.basis} /> : null}
      {!served ? (
        <Badge icon={Ban} tone="warning">
          {other ? tListing(other.state) : version.blocked ? tListing("suspended") : t("notApproved")}
        </Badge>
      ) : null}
      {version.publisherStatus === "active" ? null : (
        <Badge icon={TriangleAlert} tone="warning">
          {tStatus(version.publisherStatus)}
        </Badge>
      )}
    </>
  );
}
