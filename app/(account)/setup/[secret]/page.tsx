import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetupByProvider } from "@/components/account/setup-by-provider";
import { SetupForm } from "@/components/account/setup-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { waysIn } from "@/lib/access/ways-in";

/** The address is a credential: no other site may learn it from a referrer. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

export default async function SetupPage({ params }: PageProps<"/setup/[secret]">) {
  const { provider, local } = waysIn();
  const [{ secret }, t] = await Promise.all([params, getTranslations("setup")]);
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={t("title")} description={t("intro")} />
      <Card>
        <div className="flex flex-col gap-5">
          {provider === null ? null : <SetupByProvider secret={secret} label={t("byProvider", { name: provider })} />}
          {provider !== null && local ? <p className="text-sm text-muted">{t("orPassword")}</p> : null}
          {local ? <SetupForm secret={secret} /> : null}
        </div>
      </Card>
    </div>
  );
}
