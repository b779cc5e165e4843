import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionTable } from "@/components/account/session-table";
import { PageHeader } from "@/components/ui/page-header";
import { sessionsPage } from "@/lib/access/sessions";
import { demandViewer } from "../../demand-viewer";

const SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("sessions") };
}

export default async function SessionsPage() {
  const viewer = await demandViewer("/account/sessions");
  const [t, sessions] = await Promise.all([getTranslations("account"), sessionsPage({ viewer, request: { ip: null, requestId: null } }, SHOWN)]);
  return (
    <>
      <PageHeader title={t("sessions")} description={t("sessionsCaption")} />
      <SessionTable sessions={sessions} />
    </>
  );
}
