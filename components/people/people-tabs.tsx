import type { Route } from "next";
import { useTranslations } from "next-intl";
import { TabNav } from "@/components/ui/tab-nav";
import { invitationsPath, peoplePath, robotsPath } from "@/components/console/paths";

const TABS = ["people", "invitations", "robots", "rights"] as const;
export type PeopleTab = (typeof TABS)[number];

const HREFS: Record<PeopleTab, Route> = { people: peoplePath(), invitations: invitationsPath(), robots: robotsPath(), rights: "/docs/rights" };

/** Who is here: each part has an address of its own. The last leads to the table of rights, which is open to everybody. */
export function PeopleTabs({ current, maySeeRobots }: { current: PeopleTab; maySeeRobots: boolean }) {
  const t = useTranslations("people");
  const tabs = TABS.filter((tab) => tab !== "robots" || maySeeRobots);
  return (
    <div className="mb-6">
      <TabNav label={t("parts")} items={tabs.map((tab) => ({ href: HREFS[tab], label: t(`tab_${tab}`), current: tab === current }))} />
    </div>
  );
}
