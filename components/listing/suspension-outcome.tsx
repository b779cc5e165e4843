"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SuspensionProgress } from "@/components/targets/suspension-progress";
import { serverTargetsQuery } from "@/lib/nacos/queries";

/**
 * What is shown after a suspension: whether Nacos targets followed. Nothing where it reached none, as the open dialog has
 * found out before (`ReachedTargets`).
 */
export function useSuspensionOutcome({ server, version, catalog }: { server: string; version: string; catalog?: string }) {
  const t = useTranslations("listing");
  const { data } = useQuery({ ...serverTargetsQuery(server, catalog), enabled: false });
  if (data === undefined || data.standing === 0) return undefined;
  return { title: t("suspendDone", { name: server, version }), body: <SuspensionProgress server={server} catalog={catalog} /> };
}
