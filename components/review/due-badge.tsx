import { AlarmClock, Hourglass, PauseCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Due } from "@/lib/review/queue-schema";
import { roundedDuration } from "./queue-age";

/** When something is due: an icon and words from three quarters of the time on, and that it stands while the publisher has the ball. */
export function DueBadge({ due, now }: { due: Due; now: number }) {
  const t = useTranslations("queue.due");
  if (due.level === "decided") return null;
  if (due.level === "paused") return <Badge icon={PauseCircle}>{t("paused")}</Badge>;
  const left = (due.at === null ? 0 : Date.parse(due.at)) - now;
  const { unit, count } = roundedDuration(Math.abs(left));
  const time = t(unit, { count });
  const shown = left < 0 ? t("overdue", { time }) : t("in", { time });
  return (
    <time dateTime={due.at ?? undefined} title={due.at ?? undefined} className="whitespace-nowrap">
      {due.level === "fine" ? <span className="text-muted">{shown}</span> : <Badge {...(due.level === "overdue" ? { icon: AlarmClock, tone: "danger" } : { icon: Hourglass, tone: "warning" })}>{shown}</Badge>}
    </time>
  );
}
