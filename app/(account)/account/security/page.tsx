import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PasskeySection } from "@/components/account/passkey-section";
import { SectionCard } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ownPasskeys } from "@/lib/access/passkeys/passkeys";
import { demandViewer } from "../../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("passkeys");
  return { title: t("section") };
}

export default async function AccountSecurityPage() {
  const viewer = await demandViewer("/account/security");
  const [t, passkeys] = await Promise.all([getTranslations("passkeys"), ownPasskeys({ viewer, request: { ip: null, requestId: null } })]);
  return (
    <>
      <PageHeader title={t("section")} description={t("sectionIntro")} />
      <SectionCard id="passkeys" title={t("title")}>
        <PasskeySection {...passkeys} />
      </SectionCard>
    </>
  );
}
