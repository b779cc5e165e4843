import { CircleMinus, CirclePlus, Handshake, type LucideIcon, Megaphone, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { targetServerPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import type { Tone } from "@/components/ui/tone";
import type { TargetEvent } from "@/lib/nacos/target-schema";

const ADDS = { icon: CirclePlus, tone: "success" } as const;
const REMOVES = { icon: CircleMinus, tone: "danger" } as const;
const LOOK: Record<string, { icon: LucideIcon; tone: Tone }> = {
  created: ADDS,
  endpoint_added: ADDS,
  updated: { icon: Pencil, tone: "info" },
  notice_written: { icon: Megaphone, tone: "info" },
  adopted: { icon: Handshake, tone: "accent" },
};

/** What was written, when and why, the newest first. */
export function EventList({ targetId, events }: { targetId: string; events: readonly TargetEvent[] }) {
  const t = useTranslations("targets.history");
  const items = events.map(({ id, at, server, action, subject, version, cause }) => ({
    id: String(id),
    ...(LOOK[action] ?? REMOVES),
    title: t.has(`action.${action}` as "action.created") ? t(`action.${action}` as "action.created") : action,
    meta: (
      <>
        <Time at={at} precision="minute" /> · {t.has(`cause.${cause}` as "cause.sync") ? t(`cause.${cause}` as "cause.sync") : cause}
      </>
    ),
    body: (
      <p className="identifier">
        {server === null ? <VisibleText text={subject} /> : <TextLink href={targetServerPath(targetId, server)}>{server}</TextLink>}
        {version === null ? null : <span className="text-muted"> <VisibleText text={version} /></span>}
      </p>
    ),
  }));
  return <Timeline label={t("title")} items={items} />;
}
