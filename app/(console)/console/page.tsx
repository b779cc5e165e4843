import { Router as RouterIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CountLink } from "@/components/console/count-link";
import { queuePath, versionsPath } from "@/components/console/paths";
import { RouterTable } from "@/components/console/router-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { onlyOneVoter, OVERVIEW_QUEUES, overviewCounts, type OverviewQueue } from "@/lib/review/overview-service";
import type { Router } from "@/lib/routers/schema";
import { listRouters } from "@/lib/routers/service";
import { countVersions } from "@/lib/submission/version-list-service";
import { consoleViewer } from "./console-viewer";

const QUEUES = ["waiting", "mine", "unassigned", "changesRequested"] as const satisfies readonly OverviewQueue[];

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
    can(viewer, "router.read") ? listRouters(viewer) : null,
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
      {routers === null ? null : <RoutersSeen routers={routers} />}
    </>
  );
}

function RoutersSeen({ routers }: { routers: readonly Router[] }) {
  const t = useTranslations("console.routers");
  const hidden = routers.length - ROUTERS_SHOWN;
  return (
    <section className="mt-8 flex flex-col gap-3">
      <h2 className="text-lg font-semibold">
        {t("title")}
      </h2>
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
