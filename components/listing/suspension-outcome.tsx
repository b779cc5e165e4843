"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { type SuspendedThing, suspensionEffectQuery } from "@/lib/effect/queries";

const SuspensionProgress = lazy(() => import("@/components/targets/suspension-progress"));

/**
 * What is shown after a suspension: whether Nacos targets followed. Nothing where it reached none, as the open dialog has
 * found out before (`SuspensionPreview`), and nothing when somebody was faster than it.
 */
export function useSuspensionOutcome(thing: SuspendedThing) {
  const t = useTranslations("listing");
  const words = useTranslations("suspension");
  const { data } = useQuery({ ...suspensionEffectQuery(thing), enabled: false });
  if (data === undefined || data.targets.standing === 0) return undefined;
  const { server, version, catalog } = thing;
  const title = version === undefined ? words("serverDone", { name: server }) : t("suspendDone", { name: server, version });
  const body = (
    <Suspense fallback={null}>
      <SuspensionProgress server={server} catalog={catalog} />
    </Suspense>
  );
  return { title, body };
}
