import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetupForm } from "@/components/account/setup-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";

/** The address is a credential: no other site may learn it from a referrer. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

export default async function SetupPage({ params }: PageProps<"/setup/[secret]">) {
  const [{ secret }, t] = await Promise.all([params, getTranslations("setup")]);
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={t("title")} description={t("intro")} />
      <Card>
        <SetupForm secret={secret} />
      </Card>
    </div>
  );
}
