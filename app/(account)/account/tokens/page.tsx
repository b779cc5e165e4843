import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TokenForm } from "@/components/account/token-form";
import { TokenTable } from "@/components/account/token-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { tokensPage } from "@/lib/access/tokens";
import { demandViewer } from "../../demand-viewer";

const SHOWN = 200;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("tokens") };
}

export default async function TokensPage() {
  const viewer = await demandViewer("/account/tokens");
  const [t, tokens] = await Promise.all([getTranslations("account"), tokensPage({ viewer, request: { ip: null, requestId: null } }, SHOWN)]);
  return (
    <>
      <PageHeader title={t("tokens")} description={t("tokensIntro")} />
      <div className="flex flex-col gap-6">
        <TokenForm />
        {tokens.length > 0 ? <TokenTable tokens={tokens} /> : <EmptyState icon={KeyRound} title={t("tokensNone")} />}
      </div>
    </>
  );
}
