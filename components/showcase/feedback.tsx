import { CircleAlert, CircleCheck, CircleDot, Inbox, Info, Tag as TagIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Loading, Skeleton, SkeletonTable, SkeletonText } from "@/components/ui/skeleton";
import { Tag } from "@/components/ui/tag";
import { ExhibitRow, Specimen } from "./specimen";

const BADGES = [
  ["neutral", TagIcon, "neutral"], ["accent", CircleDot, "accent"], ["info", Info, "info"], ["success", CircleCheck, "success"],
  ["warning", TriangleAlert, "warning"], ["danger", CircleAlert, "dangerTone"],
] as const;
const NOTICES = [["info", "info"], ["success", "success"], ["warning", "warning"], ["danger", "dangerTone"]] as const;

export function Feedback() {
  const t = useTranslations("kit");
  return (
    <>
      <Specimen id="states" title={t("states")}>
        <ExhibitRow>
          {BADGES.map(([tone, icon, word]) => (
            <Badge key={tone} tone={tone} icon={icon}>
              {t(word)}
            </Badge>
          ))}
          <Tag>npm</Tag>
          <Tag>streamable-http</Tag>
        </ExhibitRow>
      </Specimen>
      <Specimen id="notices" title={t("notices")}>
        <div className="grid w-full grid-cols-1 gap-3 sm:grid-cols-2">
          {NOTICES.map(([tone, word]) => (
            <Notice key={tone} tone={tone} title={t(word)}>
              {t("noticeBody")}
            </Notice>
          ))}
        </div>
      </Specimen>
      <Specimen id="empty" title={t("empty")}>
        <EmptyState icon={Inbox} title={t("emptyTitle")} action={<Button variant="primary">{t("primary")}</Button>}>
          {t("emptyBody")}
        </EmptyState>
      </Specimen>
      <Specimen id="loading" title={t("loading")}>
        <Loading label={t("loadingLabel")}>
          <div className="grid grid-cols-1 gap-6 sm:grid-cols-2">
            <Card>
              <Skeleton className="mb-4 h-6 w-1/3" />
              <SkeletonText />
            </Card>
            <SkeletonTable rows={3} />
          </div>
        </Loading>
        <ProgressBar label={t("progress")} value={50} max={100} />
        <p className="text-sm text-muted">{t("progress")}</p>
      </Specimen>
    </>
  );
}
