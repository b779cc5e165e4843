"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { targetPath } from "@/components/console/paths";
import { TabNav } from "@/components/ui/tab-nav";
import type { Target } from "@/lib/nacos/target-schema";
import { serverCount } from "./target-health";

const TABS = ["servers", "findings", "dry-run", "import", "history", "settings"] as const;

/** The parts of a target, each with an address of its own; a server's page belongs to the first. */
export function TargetTabs({ target }: { target: Target }) {
  const t = useTranslations("targets");
  const pathname = usePathname();
  const base = targetPath(target.id);
  const counts: Partial<Record<(typeof TABS)[number], number>> = { servers: serverCount(target), findings: target.findings };
  const items = TABS.map((tab) => {
    const href = (tab === "servers" ? base : `${base}/${tab}`) as Route;
    const current = tab === "servers" ? pathname === base || pathname.startsWith(`${base}/servers/`) : pathname === href;
    const count = counts[tab];
    return { href, current, label: <>{t(`tabs.${tab}`)}{count === undefined ? null : <span className="text-muted tabular-nums">{count}</span>}</> };
  });
  return <TabNav label={t("tabs.label")} items={items} />;
}
