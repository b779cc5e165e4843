import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { queryText } from "@/app/address";
import { newRevisionHref, newVersionHref } from "@/components/catalog/addresses";
import { draftText } from "@/components/submission/draft-text";
import type { KnownText } from "@/components/submission/manifest-form";
import { namedServer } from "@/components/submission/manifest-text";
import { SubmitForm } from "@/components/submission/submit-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { abilities } from "@/lib/access/abilities";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { catalogChoices } from "@/lib/catalog/choice-service";
import { shortKeysOf } from "@/lib/catalog/short-key-choice-service";
import { versionDraft } from "@/lib/draft/service";
import { ownServers, revisionDraft } from "@/lib/submission/own-submissions-service";
import { validation } from "@/lib/submission/validation-service";
import { demandViewer } from "../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submit");
  return { title: t("title") };
}

/** `?review=` starts from the manifest of a review that asks for changes, `?server=&version=` from a version for a next one. */
export default async function SubmitPage({ searchParams }: PageProps<"/submit">) {
  const query = await searchParams;
  const [review, server, version] = [queryText(query["review"]), queryText(query["server"]), queryText(query["version"])];
  const viewer = await demandViewer(review ? newRevisionHref(review) : server ? newVersionHref(server, version) : "/submit");
  const [t, catalogs, servers] = await Promise.all([getTranslations("submit"), catalogChoices(viewer), ownServers(viewer)]);
  const { revision, next, text } = await beginning(viewer, { review, server, version });
  const initial = text === "" ? undefined : await knownText(viewer, text, catalogs.find(({ slug }) => slug === (revision?.catalog ?? "default")));
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t("title")} description={t("intro")} />
      {abilities(viewer).publish ? (
        <div className="flex flex-col gap-6">
          {revision ? <Notice title={t("revising", { name: revision.server, version: revision.version })}>{t("revisingBody")}</Notice> : null}
          <SubmitForm
            // What the page starts from is a form of its own: nothing of the one before stays.
            key={`${review} ${server} ${version}`}
            draftName={["submit", viewer.principalId, review, server, version].join(" ")}
            catalogs={catalogs}
            namespaces={viewer.namespaces.map(({ name }) => name).filter((namespace) => can(viewer, "publish", { namespace }))}
            servers={servers}
            mayEnterConsole={can(viewer, "console.enter")}
            {...(next && { initialDraft: next })}
            {...(revision && { revision: { catalog: revision.catalog } })}
            {...(initial && { initial })}
          />
        </div>
      ) : (
        <Notice tone="warning">{t("noNamespace")}</Notice>
      )}
    </div>
  );
}

/** What is to be said of the text at once: what the page knows, it asks nobody for. */
async function knownText(viewer: Viewer, text: string, catalog: { slug: string } | undefined): Promise<KnownText> {
  const judged = validation(Buffer.from(text));
  const server = namedServer(text) ?? "";
  const isOwn = can(viewer, "publish", { namespace: server.slice(0, server.indexOf("/")) });
  const keys = judged.valid && isOwn && catalog !== undefined ? await shortKeysOf(viewer, server, [catalog.slug]) : undefined;
  return { text, validation: judged, ...(keys && { keys }) };
}

interface Asked {
  review: string | undefined;
  server: string | undefined;
  version: string | undefined;
}

/** What an address says to start from, and its text; empty when it says nothing, or nothing the viewer may have. */
async function beginning(viewer: Viewer, { review, server, version }: Asked) {
  const revision = review === undefined ? null : await revisionDraft(viewer, review);
  const next = review === undefined && server !== undefined ? await versionDraft(viewer, server, version) : null;
  return { revision, next, text: revision?.manifestText ?? (next === null ? "" : draftText(next)) };
}
