import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { callbackPath } from "@/components/account/callback-path";
import { PasskeySignIn } from "@/components/account/passkey-sign-in";
import { ProviderButton } from "@/components/account/provider-button";
import { SignInForm } from "@/components/account/sign-in-form";
import { SignInProblem } from "@/components/account/sign-in-problem";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { currentViewer, personAwaitingPasskey } from "@/lib/access/current-viewer";
import { waysIn } from "@/lib/access/ways-in";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl, error } = await searchParams;
  const target = callbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined);
  const [t, viewer, awaiting] = await Promise.all([getTranslations("signIn"), currentViewer(), personAwaitingPasskey()]);
  if (viewer !== null) redirect(target as Route);
  if (awaiting !== null) return <PasskeyStep title={t("passkeyTitle")} target={target} />;
  return (
    <div className="mx-auto flex max-w-md flex-col gap-4">
      <PageHeader title={t("title")} description={t("intro")} />
      {typeof error === "string" ? <SignInProblem code={error} /> : null}
      <WaysIn target={target} />
    </div>
  );
}

function PasskeyStep({ title, target }: { title: string; target: string }) {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-4">
      <PageHeader title={title} />
      <Card>
        <PasskeySignIn callbackPath={target} />
      </Card>
    </div>
  );
}

/** The provider first, a password of ours second or not at all: most people have one way. */
async function WaysIn({ target }: { target: string }) {
  const t = await getTranslations("signIn");
  const { provider, local } = waysIn();
  return (
    <>
      <Card>
        <div className="flex flex-col gap-5">
          {provider === null ? null : <ProviderButton label={t("withProvider", { name: provider })} callbackPath={target} />}
          {provider !== null && local ? <p className="text-sm text-muted">{t("orPassword")}</p> : null}
          {local ? <SignInForm callbackPath={target} isSecond={provider !== null} /> : null}
        </div>
      </Card>
      {local ? <p className="text-sm text-muted">{t("firstPeople")}</p> : null}
    </>
  );
}
