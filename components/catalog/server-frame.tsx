import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { TabNav } from "@/components/ui/tab-nav";
import { TextLink } from "@/components/ui/text-link";
import type { ServerDetail } from "@/lib/submission/detail-schema";
import { namespaceHref, newVersionHref, SERVER_TABS, serverHref } from "./addresses";
import type { ServerTab } from "./addresses";
import { OwnStar } from "./own-star";
import { ServerHead, ServerStanding } from "./server-head";
import { StandingNotices } from "./standing-notices";
import { StandingWatch } from "./standing-watch";

type ServerFrameProps = {
  detail: ServerDetail;
  tab: ServerTab;
  /** The version the address names; kept while moving between sections. */
  asked: string | undefined;
  mayEnterConsole: boolean;
  /** Whether the viewer keeps it; null: there is nobody to keep it for. */
  starred: boolean | null;
  children: ReactNode;
};

/** Keys of UX contract §2.4. */
const TAB_KEYS: Partial<Record<ServerTab, string>> = { install: "i", tools: "t", versions: "v" };

/** Head and sections of every page about one server. */
export function ServerFrame({ detail, tab, asked, mayEnterConsole, starred, children }: ServerFrameProps) {
  const t = useTranslations("server");
  const { server } = detail;
  const tabs = SERVER_TABS.map((id) => ({ href: serverHref(server, { tab: id, version: asked }), label: t(id), current: id === tab, ...(TAB_KEYS[id] && { shortcut: TAB_KEYS[id] }) }));
  return (
    <div className="flex flex-col gap-6">
      <div>
        <ServerHead
          detail={detail}
          eyebrow={<TextLink href={namespaceHref(server)}>{server.slice(0, server.indexOf("/"))}</TextLink>}
          actions={<Actions detail={detail} asked={asked} starred={starred} />}
          meta={<ServerStanding detail={detail} tab={tab} />}
        />
        <StandingNotices detail={detail} mayEnterConsole={mayEnterConsole} />
        <TabNav label={t("tabs")} items={tabs} />
      </div>
      {detail.install === null ? children : <StandingWatch plan={pathOf(detail.install.installPlan)}>{children}</StandingWatch>}
    </div>
  );
}

/** The page may be open under another origin than the one that programs are told. */
function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

function Actions({ detail: { server, title, served, version, mayPublish }, asked, starred }: Pick<ServerFrameProps, "detail" | "asked" | "starred">) {
  const t = useTranslations("server");
  return (
    <>
      {starred === null ? null : <OwnStar key={server} server={server} title={title} starred={starred} />}
      {mayPublish ? <LinkButton href={newVersionHref(server, version.version)}>{t("newVersion")}</LinkButton> : null}
      {served ? (
        <LinkButton href={serverHref(server, { tab: "install", version: asked })} variant="primary">
          {t("install")}
        </LinkButton>
      ) : null}
    </>
  );
}
