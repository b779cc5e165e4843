import { getTranslations } from "next-intl/server";
import { CountLink } from "@/components/console/count-link";
import { queuePath, versionsPath } from "@/components/console/paths";
import { RouterTable } from "@/components/console/router-table";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { onlyOneVoter, OVERVIEW_QUEUES, overviewCounts, type OverviewQueue } from "@/lib/review/overview-service";
import { listRouters } from "@/lib/routers/service";
import { countVersions } from "@/lib/submission/version-list-service";
import { consoleViewer } from "./console-viewer";

const QUEUES: readonly OverviewQueue[] = ["waiting", "mine", "unassigned", "changesRequested"];

/** Of the routers the overview shows the few seen last; the API tells of all. */
const ROUTERS_SHOWN = 10;

/** What needs a hand; every number leads to exactly what it counts. */
export default async function OverviewPage() {
  const viewer = await consoleViewer("/console");
  const [t, counts, suspended, alone, routers] = await Promise.all([
    getTranslations("console"),
    overviewCounts(viewer),
    countVersions(viewer, { state: "suspended" }),
    onlyOneVoter(viewer),
    can(viewer, "router.read") ? listRouters(viewer) : [],
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      {alone ? (
        <Notice tone="warning" title={t("onePerson")} className="mb-6">
          <p>{t("inviteHow")}</p>
          {can(viewer, "user.manage") ? (
            <LinkButton href="/console/users" className="mt-3">
              {t("invite")}
            </LinkButton>
          ) : null}
        </Notice>
      ) : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-4">
        {QUEUES.map((name) => (
          <li key={name}>
            <CountLink href={queuePath(OVERVIEW_QUEUES[name])} count={counts[name]} label={t(name)} />
          </li>
        ))}
        <li>
          <CountLink href={versionsPath({ state: "suspended" })} count={suspended} label={t("suspendedVersions")} />
        </li>
      </ul>
      {routers.length > 0 ? (
        <section className="mt-8">
          <h2 className="mb-3 text-lg font-semibold">{t("routers.title")}</h2>
          <RouterTable routers={routers.slice(0, ROUTERS_SHOWN)} />
        </section>
      ) : null}
    </>
  );
}
