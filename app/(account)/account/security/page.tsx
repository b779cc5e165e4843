import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IdentitySection } from "@/components/account/identity-section";
import { PasskeySection } from "@/components/account/passkey-section";
import { SignInProblem } from "@/components/account/sign-in-problem";
import { SectionCard } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { identitiesOf } from "@/lib/access/oidc/identities";
import { ownPasskeys } from "@/lib/access/passkeys/passkeys";
import { waysIn } from "@/lib/access/ways-in";
import { demandViewer } from "../../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("passkeys");
  return { title: t("section") };
}

export default async function AccountSecurityPage({ searchParams }: PageProps<"/account/security">) {
  const viewer = await demandViewer("/account/security");
  const { error } = await searchParams;
  const { provider } = waysIn();
  const [t, ofProvider, passkeys, identities] = await Promise.all([
    getTranslations("passkeys"),
    getTranslations("identities"),
    ownPasskeys({ viewer, request: { ip: null, requestId: null } }),
    identitiesOf({ viewer }, viewer.principalId),
  ]);
  return (
    <>
      <PageHeader title={t("section")} description={t("sectionIntro")} />
      <div className="flex flex-col gap-6">
        {typeof error === "string" ? <SignInProblem code={error} /> : null}
        {provider === null ? null : (
          <SectionCard id="identities" title={ofProvider("title")}>
            <IdentitySection provider={provider} identities={identities} />
          </SectionCard>
        )}
        <SectionCard id="passkeys" title={t("title")}>
          <PasskeySection {...passkeys} />
        </SectionCard>
      </div>
    </>
  );
}
