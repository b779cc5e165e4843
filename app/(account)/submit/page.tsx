import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SubmitForm } from "@/components/submission/submit-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { abilities } from "@/lib/access/abilities";
import { can } from "@/lib/access/permissions";
import { catalogChoices } from "@/lib/catalog/choice-service";
import { revisionDraft } from "@/lib/submission/own-submissions-service";
import { demandViewer } from "../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submit");
  return { title: t("title") };
}

/** `?review=` starts from the manifest of a review that asks for changes. */
export default async function SubmitPage({ searchParams }: PageProps<"/submit">) {
  const { review } = await searchParams;
  const viewer = await demandViewer(typeof review === "string" ? `/submit?review=${encodeURIComponent(review)}` : "/submit");
  const [t, catalogs] = await Promise.all([getTranslations("submit"), catalogChoices(viewer)]);
  const draft = typeof review === "string" ? await revisionDraft(viewer, review) : null;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t("title")} description={t("intro")} />
      {abilities(viewer).publish ? (
        <div className="flex flex-col gap-6">
          {draft ? <Notice title={t("revising", { name: draft.server, version: draft.version })}>{t("revisingBody")}</Notice> : null}
          <SubmitForm
            catalogs={catalogs}
            namespace={viewer.namespaces[0]?.name ?? "com.example"}
            mayEnterConsole={can(viewer, "console.enter")}
            {...(draft && { initialText: draft.manifestText, initialCatalog: draft.catalog })}
          />
        </div>
      ) : (
        <Notice tone="warning">{t("noNamespace")}</Notice>
      )}
    </div>
  );
}
