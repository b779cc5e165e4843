import { Ban, CircleArrowUp, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QueryProvider } from "@/components/layout/query-provider";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TabNav } from "@/components/ui/tab-nav";
import { TextLink } from "@/components/ui/text-link";
import type { ServerDetail } from "@/lib/submission/detail-schema";
import { namespaceHref, SERVER_TABS, serverHref } from "./addresses";
import type { ServerTab } from "./addresses";
import { BasisBadge } from "./basis-badge";
import { ServerName } from "./server-name";
import { StarButton } from "./star-button";
import { StandingNotices } from "./standing-notices";
import { VersionSwitcher } from "./version-switcher";

type ServerFrameProps = {
  detail: ServerDetail;
  tab: ServerTab;
  /** The version the address names; kept while moving between sections. */
  asked: string | undefined;
  mayEnterConsole: boolean;
  mayStar: boolean;
  children: ReactNode;
};

/** Keys of UX contract §2.4. */
const TAB_KEYS: Partial<Record<ServerTab, string>> = { install: "i", tools: "t", versions: "v" };

/** Head and sections of every page about one server. */
export function ServerFrame({ detail, tab, asked, mayEnterConsole, mayStar, children }: ServerFrameProps) {
  const t = useTranslations("server");
  const common = useTranslations("common");
  const { server, title, description } = detail;
  const tabs = SERVER_TABS.map((id) => ({ href: serverHref(server, { tab: id, version: asked }), label: t(id), current: id === tab, ...(TAB_KEYS[id] && { shortcut: TAB_KEYS[id] }) }));
  return (
    <div className="flex flex-col gap-6">
      <div>
        <PageHeader
          eyebrow={<TextLink href={namespaceHref(server)}>{server.slice(0, server.indexOf("/"))}</TextLink>}
          title={title}
          description={
            <span className="flex flex-col gap-2">
              <span className="flex items-center gap-1">
                <span className="identifier min-w-0"><ServerName name={server} /></span>
                <CopyButton text={server} label={common("copyName", { name: server })} copiedLabel={common("copied")} />
              </span>
              <span className="wrap-anywhere">{description}</span>
            </span>
          }
          actions={<Actions detail={detail} asked={asked} mayStar={mayStar} />}
          meta={<Standing detail={detail} tab={tab} />}
        />
        <StandingNotices detail={detail} mayEnterConsole={mayEnterConsole} />
        <TabNav label={t("tabs")} items={tabs} />
      </div>
      {children}
    </div>
  );
}

function Actions({ detail: { server, title, served }, asked, mayStar }: Pick<ServerFrameProps, "detail" | "asked" | "mayStar">) {
  const t = useTranslations("server");
  return (
    <>
      {mayStar ? (
        <QueryProvider>
          <StarButton server={server} title={title} />
        </QueryProvider>
      ) : null}
      {served ? (
        <LinkButton href={serverHref(server, { tab: "install", version: asked })} variant="primary">
          {t("install")}
        </LinkButton>
      ) : null}
    </>
  );
}

function Standing({ detail: { server, version, versions, latest, served }, tab }: { detail: ServerDetail; tab: ServerTab }) {
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
          {other ? tListing(other.state) : t("notApproved")}
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
