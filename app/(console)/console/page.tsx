import { CircleCheck, Router as RouterIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { queuePath, targetPath, targetsPath, versionsPath, withQuery } from "@/components/console/paths";
import { RouterTable } from "@/components/console/router-table";
import { CountList, CountSection } from "@/components/overview/count-section";
import { FeedHealth } from "@/components/overview/feed-health";
import { TrendSection } from "@/components/overview/trend-section";
import { countTargets, TARGET_TROUBLES } from "@/components/targets/target-health";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import type { Target } from "@/lib/nacos/target-schema";
import { allTargets } from "@/lib/nacos/target-service";
import { onlyOneVoter, OVERVIEW_QUEUES, overviewCounts, type OverviewQueue } from "@/lib/review/overview-service";
import { AGE_HOURS, readTrends } from "@/lib/review/trends-service";
import type { Router } from "@/lib/routers/schema";
import { listRouters } from "@/lib/routers/service";
import { VERSION_ATTENTIONS, type VersionListFilter } from "@/lib/submission/version-list-schema";
import { countVersions } from "@/lib/submission/version-list-service";
import { readStatus } from "@/lib/telemetry/status-service";
import { consoleViewer } from "./console-viewer";
import { undelivered } from "./undelivered";

/** Of the routers the overview shows the few seen last; the API tells of all. */
const ROUTERS_SHOWN = 10;

type Count = { href: Route; count: number; label: string };

/** Versions that need a look, by the filter of their list. */
const VERSION_COUNTS = [...VERSION_ATTENTIONS.map((attention) => ({ name: attention, filter: { attention } })), { name: "suspended", filter: { state: "suspended" } }] as const satisfies readonly { name: string; filter: VersionListFilter }[];

async function versionCounts(viewer: Viewer): Promise<Count[]> {
  const t = await getTranslations("overview.counts");
  return Promise.all(VERSION_COUNTS.map(async ({ name, filter }) => ({ href: versionsPath(filter), count: await countVersions(viewer, filter), label: t(name) })));
}

/** What gave up, with a link for those who may look into it. */
async function failures(viewer: Viewer, jobs: readonly { state: string; count: number }[], targets: readonly Target[]): Promise<Count[]> {
  const t = await getTranslations("overview.counts");
  const gaveUp = jobs.filter(({ state }) => state === "failed").reduce((sum, { count }) => sum + count, 0);
  return [
    ...(can(viewer, "audit.read") ? [{ href: withQuery("/console/system/jobs", { state: "failed" }), count: gaveUp, label: t("failedJobs") }] : []),
    ...targets.filter(({ servers }) => servers.failed > 0).map(({ id, name, servers }) => ({ href: targetPath(id, "", { state: "failed" }), count: servers.failed, label: t("failedServers", { name }) })),
  ];
}

/** Targets that want a person. A server that is suspended and stands there still is no failure of any server: only these numbers tell of it. */
async function syncCounts(targets: readonly Target[]): Promise<Count[]> {
  const t = await getTranslations("overview.targets");
  return TARGET_TROUBLES.map((state) => ({ href: targetsPath({ state }), count: countTargets(targets, state), label: t(state) }));
}

/** What needs a hand; every number leads to exactly what it counts. */
export default async function OverviewPage() {
  const viewer = await consoleViewer("/console");
  const [t, words, counts, versions, alone, routers, targets, status, trends] = await Promise.all([
    getTranslations("overview"),
    getTranslations("console"),
    overviewCounts(viewer),
    versionCounts(viewer),
    onlyOneVoter(viewer),
    can(viewer, "router.read") ? listRouters(viewer) : null,
    can(viewer, "target.read") ? allTargets(viewer) : null,
    readStatus(viewer),
    readTrends(viewer),
  ]);
  const inQueue = (...names: OverviewQueue[]): Count[] => names.map((name) => ({ href: queuePath(OVERVIEW_QUEUES[name]), count: counts[name], label: t(`counts.${name}`) }));
  const [failed, unsent, sync] = await Promise.all([failures(viewer, status.jobs, targets ?? []), undelivered(viewer, status.jobs), targets === null ? null : syncCounts(targets)]);
  return (
    <>
      <PageHeader title={words("title")} description={t("overviewIntro")} />
      <div className="flex flex-col gap-8">
        {alone ? <OnePerson mayInvite={can(viewer, "user.manage")} /> : null}
        {counts.waiting === 0 ? (
          <EmptyState icon={CircleCheck} title={t("nothingWaits")}>
            {t("nothingWaitsBody")}
          </EmptyState>
        ) : null}
        <CountSection title={t("sections.waits")} counts={inQueue("waiting", "unassigned", "mine", "changesRequested")} />
        <CountSection title={t("sections.due")} counts={inQueue("overdue", "soon")} />
        <CountSection title={t("sections.changed")} counts={[...versions, ...inQueue("newVersions", "renewals")]} />
        <CountSection title={t("sections.failed")} counts={[...inQueue("checksSilent"), ...failed]} />
        {unsent.length === 0 ? null : <CountSection title={t("sections.undelivered")} counts={unsent} />}
        <TrendSection trends={trends} ageHours={AGE_HOURS} />
        <section className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">{t("sections.health")}</h2>
          {sync === null ? null : targets?.length === 0 ? <p className="text-sm text-muted">{t("noTargets")}</p> : <CountList counts={sync} />}
          <FeedHealth consumers={status.feed.consumers} />
        </section>
        {routers === null ? null : <RoutersSeen routers={routers} />}
      </div>
    </>
  );
}

/** An installation with one person cannot approve its own submissions (governance.md §3). */
function OnePerson({ mayInvite }: { mayInvite: boolean }) {
  const t = useTranslations("console");
  return (
    <Notice tone="warning" title={t("onePerson")}>
      <p>{t("inviteHow")}</p>
      {mayInvite ? (
        <LinkButton href="/console/users" className="mt-3">
          {t("invite")}
        </LinkButton>
      ) : null}
    </Notice>
  );
}

function RoutersSeen({ routers }: { routers: readonly Router[] }) {
  const t = useTranslations("console.routers");
  const hidden = routers.length - ROUTERS_SHOWN;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      {routers.length === 0 ? (
        <EmptyState icon={RouterIcon} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <RouterTable routers={routers.slice(0, ROUTERS_SHOWN)} />
      )}
      {hidden > 0 ? <p className="text-sm text-muted">{t("more", { count: hidden })}</p> : null}
    </section>
  );
}
