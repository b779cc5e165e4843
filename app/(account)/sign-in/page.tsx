import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { callbackPath } from "@/components/account/callback-path";
import { PasskeySignIn } from "@/components/account/passkey-sign-in";
import { SignInForm } from "@/components/account/sign-in-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { currentViewer, personAwaitingPasskey } from "@/lib/access/current-viewer";

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
      {typeof error === "string" ? <Notice tone="danger" title={error === "rate_limited" ? t("throttled") : t("failed")} /> : null}
      <Card>
        <SignInForm callbackPath={target} />
      </Card>
      <p className="text-sm text-muted">{t("firstPeople")}</p>
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
