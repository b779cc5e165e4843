"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { targetsPath } from "@/components/console/paths";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { targetQuery } from "@/lib/nacos/queries";
import type { Target } from "@/lib/nacos/target-schema";
import { TargetHealthBadge } from "./state-badges";
import { SyncProgress } from "./sync-progress";
import { TargetActions } from "./target-actions";
import { TargetFacts } from "./target-facts";
import { healthOf, isMoving, lookOf } from "./target-health";
import { TargetTabs } from "./target-tabs";
import { TroubleText } from "./trouble-text";

const SOON_MS = 1_500;
const LATER_MS = 15_000;

/**
 * What a target is and how it is doing, above all its tabs. It follows the target by itself; what is listed below is read
 * again when something changed.
 */
export function TargetHeader({ initial, mayManage }: { initial: Target; mayManage: boolean }) {
  const t = useTranslations("targets");
  const { data: target = initial, error } = useQuery({
    ...targetQuery(initial.id),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data, Date.now()) ? SOON_MS : LATER_MS),
  });
  useRefreshOnChange(lookOf(target));
  useLeaveWhenGone(error?.status === 404);
  const { catalog, namespaceId, url, urls, trouble } = target;
  return (
    <div className="flex flex-col gap-5 pb-6">
      <div className="-mb-6">
        <PageHeader
          eyebrow={<TextLink href={targetsPath()}>{t("back")}</TextLink>}
          title={target.name}
          meta={<TargetHealthBadge health={healthOf(target)} />}
          description={t.rich("mirrorsAt", {
            ...{ catalog, namespace: namespaceId, url: [url, ...urls].join(", ") },
            code: (chunks) => <span className="identifier text-ink">{chunks}</span>,
          })}
          actions={<TargetActions target={target} mayManage={mayManage} />}
        />
      </div>
      {error ? <ProblemNotice problem={error} /> : null}
      {trouble === null ? null : (
        <Notice tone="danger" title={t("stopped")}>
          <TroubleText trouble={trouble} /> {t(`troubleCure.${trouble.code}`)}
        </Notice>
      )}
      {target.paused ? (
        <Notice tone="warning" title={t(target.removalsPaused ? "allPausedTitle" : "pausedTitle")}>
          {t(target.removalsPaused ? "allPausedBody" : "pausedBody")} {target.waitingRemovals > 0 ? t("waitingRemovals", { count: target.waitingRemovals }) : null}
        </Notice>
      ) : null}
      <SyncProgress target={target} />
      <TargetFacts target={target} />
      <TargetTabs target={target} />
    </div>
  );
}

/** A target that was withdrawn is gone when nothing of it is left. */
function useLeaveWhenGone(isGone: boolean) {
  const router = useRouter();
  useEffect(() => {
    if (isGone) router.replace(targetsPath());
  }, [isGone, router]);
}

/** The lists of the page come from the server: they are asked for again when what was seen is no longer so. */
function useRefreshOnChange(look: string) {
  const router = useRouter();
  const seen = useRef(look);
  useEffect(() => {
    if (seen.current === look) return;
    seen.current = look;
    router.refresh();
  }, [look, router]);
}
