"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { ServerHead, ServerStanding } from "@/components/catalog/server-head";
import { ServerOverview } from "@/components/catalog/server-overview";
import { ServerSecurity } from "@/components/catalog/server-security";
import { ServerTools } from "@/components/catalog/server-tools";
import { ProblemNotice } from "@/components/console/problem-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Loading, SkeletonText } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { Preview, PreviewRequest } from "@/lib/submission/preview-schema";
import { previewQuery } from "@/lib/submission/queries";
import { previewDetail } from "./preview-detail";
import { PreviewInstall } from "./preview-install";

type SubmissionPreviewProps = {
  /** The text is valid: before that there is nothing the catalog could show. */
  valid: boolean;
  request: PreviewRequest;
};

/** The manifest through the very components of the catalog. */
export default function SubmissionPreview({ valid, request }: SubmissionPreviewProps) {
  const t = useTranslations("submit");
  const common = useTranslations("common");
  const { data, error } = useQuery(previewQuery(request, valid));
  if (!valid) {
    return (
      <EmptyState icon={Eye} title={t("previewWaits")}>
        {t("previewWaitsBody")}
      </EmptyState>
    );
  }
  if (error) return <ProblemNotice problem={error} />;
  if (!data) {
    return (
      <Loading label={common("loading")}>
        <SkeletonText lines={8} />
      </Loading>
    );
  }
  return <PreviewedServer key={data.digest} preview={data} />;
}

function PreviewedServer({ preview }: { preview: Preview }) {
  const detail = previewDetail(preview);
  const t = useTranslations("server");
  const submit = useTranslations("submit");
  const tabs = [
    { value: "overview", label: t("overview"), content: <ServerOverview detail={detail} usage={null} mayEnterConsole={false} /> },
    { value: "install", label: t("install"), content: <PreviewInstall subject={preview.install} /> },
    { value: "tools", label: t("tools"), content: <ServerTools detail={detail} /> },
    { value: "security", label: t("security"), content: <ServerSecurity detail={detail} mayEnterConsole={false} /> },
  ];
  return (
    <section aria-label={submit("preview")} className="rounded-card border border-line bg-canvas p-4 sm:p-5">
      <ServerHead level={2} detail={detail} eyebrow={detail.server.slice(0, detail.server.indexOf("/"))} meta={<ServerStanding detail={detail} tab="overview" />} />
      <Tabs label={t("tabs")} items={tabs} />
    </section>
  );
}
