import { useTranslations } from "next-intl";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { ServerDetail } from "@/lib/submission/detail-schema";
import { reviewHref, serverHref } from "./addresses";
import { unservedReason } from "./unserved";

type StandingNoticesProps = { detail: ServerDetail; mayEnterConsole: boolean };

/** What must be known before anything else about this version: not approved, suspended, withdrawn, expired, imported, deprecated, older. */
export function StandingNotices({ detail, mayEnterConsole }: StandingNoticesProps) {
  const t = useTranslations("server");
  const { version, served, latest, server, replacement } = detail;
  const active = version.listings.filter(({ state }) => state === "active");
  return (
    <div className="flex flex-col gap-3 pb-4 empty:hidden">
      {served ? null : (
        <Notice tone="warning" title={t(`${unservedReason(version)}Notice`)}>
          <Reviews detail={detail} mayEnterConsole={mayEnterConsole} />
        </Notice>
      )}
      {active.some(({ basis }) => basis === "import") ? (
        <Notice tone="warning" title={t("imported")}>
          {t("importedMeaning")}
        </Notice>
      ) : null}
      {active.some(({ basis }) => basis === "break_glass") ? <Notice tone="danger" title={t("breakGlass")} /> : null}
      {version.publisherStatus === "deprecated" ? (
        <Notice tone="warning" title={t("deprecated")}>
          {version.statusMessage}
          {replacement === null ? null : <p>{t.rich("replacement", { name: replacement, link: (text) => <TextLink href={serverHref(replacement)}>{text}</TextLink> })}</p>}
        </Notice>
      ) : null}
      {latest !== null && latest !== version.version ? (
        <Notice>
          {t.rich("otherVersion", { version: latest, link: (text) => <TextLink href={serverHref(server)}>{text}</TextLink> })}
        </Notice>
      ) : null}
    </div>
  );
}

function Reviews({ detail: { version }, mayEnterConsole }: StandingNoticesProps) {
  const t = useTranslations("server");
  if (version.reviews.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-1">
      {version.reviews.map(({ id, catalog, state }) => (
        <li key={id} className="flex flex-wrap items-center gap-2">
          <ReviewStateBadge state={state} />
          <TextLink href={mayEnterConsole ? reviewHref(id) : "/account/submissions"}>{t("reviewIn", { catalog })}</TextLink>
        </li>
      ))}
    </ul>
  );
}
