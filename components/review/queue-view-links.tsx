import { useTranslations } from "next-intl";
import { queuePath } from "@/components/console/paths";
import { TabNav } from "@/components/ui/tab-nav";
import { STANDING_VIEW_NAMES, STANDING_VIEWS, type StandingView } from "@/lib/review/queue-views-schema";

/** The views everybody has, each with how much it holds. */
export function QueueViewLinks({ counts, current }: { counts: Record<StandingView, number>; current: StandingView | null }) {
  const t = useTranslations("queue.views");
  const items = STANDING_VIEW_NAMES.map((name) => ({
    href: queuePath(STANDING_VIEWS[name]),
    current: name === current,
    label: (
      <>
        {t(name)} <span className="rounded-full bg-hover px-1.5 text-xs tabular-nums">{counts[name]}</span>
      </>
    ),
  }));
  return <TabNav label={t("label")} items={items} />;
}
