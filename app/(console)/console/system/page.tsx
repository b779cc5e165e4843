import { useFormatter, useTranslations } from "next-intl";
import { importPath, systemPath, targetPath } from "@/components/console/paths";
import { AutoRefresh } from "@/components/system/auto-refresh";
import { DatabaseSize, useByteText } from "@/components/system/database-size";
import { FeedTable } from "@/components/system/feed-table";
import { JobCounts } from "@/components/system/job-counts";
import { ReadinessNotice } from "@/components/system/readiness-notice";
import { WorkerList } from "@/components/system/worker-list";
import { TargetHealthBadge } from "@/components/targets/state-badges";
import { healthOf } from "@/components/targets/target-health";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { can } from "@/lib/access/permissions";
import { targetsPage } from "@/lib/nacos/target-service";
import type { Target } from "@/lib/nacos/target-schema";
import type { System } from "@/lib/system/schema";
import { readSystem } from "@/lib/system/service";
import type { ImportSummary } from "@/lib/upstream/import-schema";
import { listImports } from "@/lib/upstream/import-service";
import { consoleViewer } from "../console-viewer";

const TARGETS_SHOWN = 100;
const IMPORTS_LOOKED_AT = 50;

export default async function SystemPage() {
  const viewer = await consoleViewer(systemPath(), "system.read");
  const [system, targets, imports] = await Promise.all([
    readSystem(viewer),
    can(viewer, "target.read") ? targetsPage(viewer, TARGETS_SHOWN) : [],
    listImports(viewer, IMPORTS_LOOKED_AT, null),
  ]);
  return <SystemOverview system={system} targets={targets} imports={imports.items.filter(({ state }) => state === "running")} />;
}

function SystemOverview({ system, targets, imports }: { system: System; targets: readonly Target[]; imports: readonly ImportSummary[] }) {
  const t = useTranslations("system");
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <span>
          {t("asOf")} <Time at={system.at} precision="minute" />
        </span>
        <AutoRefresh />
      </div>
      <ReadinessNotice readiness={system.readiness} />
      <SectionCard id="feed" title={t("feed.title")}>
        <FeedTable feed={system.feed} />
      </SectionCard>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <SectionCard id="workers" title={t("workers.title")}>
          <WorkerList workers={system.workers} />
        </SectionCard>
        <ThisProcess system={system} />
      </div>
      <SectionCard id="jobs" title={t("jobs.title")} action={<TextLink href={systemPath("/jobs")}>{t("jobs.all")}</TextLink>}>
        <JobCounts jobs={system.jobs} />
      </SectionCard>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <SectionCard id="targets" title={t("targets.title")}>
          {targets.length === 0 ? <p className="text-sm text-muted">{t("targets.none")}</p> : null}
          <ul className="flex flex-col gap-2 text-sm">
            {targets.map((target) => (
              <li key={target.id} className="flex flex-wrap items-center justify-between gap-2">
                <TextLink href={targetPath(target.id)}>{target.name}</TextLink>
                <TargetHealthBadge health={healthOf(target)} />
              </li>
            ))}
          </ul>
        </SectionCard>
        <SectionCard id="imports" title={t("imports.title")}>
          {imports.length === 0 ? <p className="text-sm text-muted">{t("imports.none")}</p> : null}
          <ul className="flex flex-col gap-2 text-sm">
            {imports.map(({ id, catalog, accepted, refused }) => (
              <li key={id}>
                <TextLink href={importPath(id)}>{t("imports.running", { catalog, count: accepted + refused })}</TextLink>
              </li>
            ))}
          </ul>
        </SectionCard>
      </div>
      <SectionCard id="database" title={t("database.title")}>
        <DatabaseSize database={system.database} />
      </SectionCard>
    </div>
  );
}

/** What answers, and what it is made of. */
function ThisProcess({ system: { process, versions } }: { system: System }) {
  const t = useTranslations("system.process");
  const format = useFormatter();
  const bytes = useByteText();
  const { readModel } = process;
  return (
    <SectionCard id="process" title={t("title")}>
      <DescriptionList
        items={[
          { term: t("name"), description: <code className="identifier">{process.name}</code> },
          { term: t("uptime"), description: t("minutes", { number: format.number(Math.floor(process.uptimeSeconds / 60)) }) },
          { term: t("memory"), description: bytes(process.memoryBytes) },
          { term: t("readModel"), description: readModel === null ? t("noReadModel") : t("applied", { number: readModel.appliedSeq, lag: readModel.lag, count: readModel.catalogs }) },
          { term: "Gatehouse", description: <span className="wrap-anywhere">{t("build", { release: versions.gatehouse, commit: versions.commit.slice(0, 12) })}</span> },
          { term: "Node.js", description: versions.node },
          { term: "PostgreSQL", description: versions.postgres },
          { term: t("migrations"), description: t("migrationsApplied", { count: versions.migrations.applied, name: versions.migrations.newest ?? "–" }) },
        ]}
      />
    </SectionCard>
  );
}
