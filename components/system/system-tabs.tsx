"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { systemPath } from "@/components/console/paths";
import { TabNav } from "@/components/ui/tab-nav";

const TABS = { overview: "", jobs: "/jobs", configuration: "/configuration" } as const;

export function SystemTabs() {
  const t = useTranslations("system.tabs");
  const pathname = usePathname();
  const items = (Object.keys(TABS) as (keyof typeof TABS)[]).map((name) => ({ href: systemPath(TABS[name]), label: t(name), current: pathname === systemPath(TABS[name]) }));
  return <TabNav label={t("label")} items={items} />;
}
