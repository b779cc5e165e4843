"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProblemNotice } from "@/components/console/problem-notice";
import { targetPath } from "@/components/console/paths";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { targetsQuery } from "@/lib/nacos/queries";
import type { Target } from "@/lib/nacos/target-schema";
import { ServerProportions } from "./server-proportions";
import { Span } from "./span";
import { TargetHealthBadge } from "./state-badges";
import { healthOf, isMoving, matchesFilter, type TargetFilter } from "./target-health";
import { TroubleText } from "./trouble-text";

const SOON_MS = 2_000;
const LATER_MS = 15_000;

/** Every target at a glance; it follows what happens without being asked. */
export function TargetList({ initial, filter }: { initial: readonly Target[]; filter: TargetFilter }) {
  const t = useTranslations("targets");
  const { data = initial, error } = useQuery({
    ...targetsQuery(),
    initialData: [...initial],
    refetchInterval: ({ state }) => (state.data?.some((target) => isMoving(target, Date.now())) ? SOON_MS : LATER_MS),
  });
  const shown = data.filter((target) => matchesFilter(target, filter));
  return (
    <div className="flex flex-col gap-4">
      {error ? <ProblemNotice problem={error} /> : null}
      {shown.length === 0 ? (
        <EmptyState icon={SearchX} title={t("noMatch")} />
      ) : (
        <ul aria-label={t("title")} className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
          {shown.map((target) => (
            <TargetRow key={target.id} target={target} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TargetRow({ target }: { target: Target }) {
  const t = useTranslations("targets");
  const { id, name, url, urls, namespaceId, catalog, servers, trouble } = target;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 p-4 sm:p-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="flex min-w-0 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <TextLink href={targetPath(id)} className="text-base font-semibold wrap-anywhere">
            {name}
          </TextLink>
          <TargetHealthBadge health={healthOf(target)} />
        </div>
        <p className="text-sm wrap-anywhere text-muted">
          {t.rich("mirrors", { catalog, namespace: namespaceId, code: (chunks) => <span className="identifier text-ink">{chunks}</span> })}
        </p>
        <p className="identifier text-sm text-muted">
          {url}
          {urls.length > 0 ? ` ${t("moreNodes", { count: urls.length })}` : null}
        </p>
        {trouble === null ? null : (
          <p className="text-sm text-danger">
            <TroubleText trouble={trouble} />
          </p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <ServerProportions servers={servers} />
        <Freshness target={target} />
      </div>
    </li>
  );
}

function Freshness({ target: { lagSeconds, findings, driftCheckedAt } }: { target: Target }) {
  const t = useTranslations("targets");
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {lagSeconds > 0 ? (
        <span>
          {t("behindBy")} <Span seconds={lagSeconds} />
        </span>
      ) : null}
      {findings > 0 ? <span>{t("findingCount", { count: findings })}</span> : null}
      {driftCheckedAt === null ? (
        <span>{t("neverChecked")}</span>
      ) : (
        <span>
          {t("checkedAt")} <Time at={driftCheckedAt} precision="minute" />
        </span>
      )}
    </p>
  );
}
