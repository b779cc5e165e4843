import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { segmentText } from "@/app/address";
import { ServerCategoriesCard } from "@/components/classification/server-categories";
import { ActList } from "@/components/console/act-list";
import { auditPath, serverPath, versionsPath } from "@/components/console/paths";
import { SuspendServer } from "@/components/listing/suspend-server";
import { SuspendedVersions } from "@/components/listing/suspended-versions";
import { VersionCard } from "@/components/listing/version-card";
import { SectionCard } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { historyOf } from "@/lib/audit/history-service";
import { can } from "@/lib/access/permissions";
import { knownCategories } from "@/lib/catalog/browse-service";
import { serverCategories } from "@/lib/catalog/category-service";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { suspendedVersionsOf } from "@/lib/catalog/suspended-versions-service";
import { serverView } from "@/lib/submission/server-service";
import { consoleViewer, orNotFound } from "../../../console-viewer";

/** Entries that are shown; the record has them all. */
const HISTORY = 30;

type ServerPageProps = { params: Promise<{ ns: string; name: string }> };

async function nameOf({ params }: ServerPageProps): Promise<string> {
  const { ns, name } = await params;
  return `${segmentText(ns)}/${segmentText(name)}`;
}

export async function generateMetadata(props: ServerPageProps): Promise<Metadata> {
  // The name is the address the viewer typed; it gives nothing away.
  return { title: await nameOf(props) };
}

export default async function ServerPage(props: ServerPageProps) {
  const name = await nameOf(props);
  const viewer = await consoleViewer(serverPath(name));
  const [t, { server, versions }, catalogs] = await Promise.all([getTranslations("listing"), orNotFound(serverView(viewer, name)), listCatalogs(viewer)]);
  const [history, suspended] = await Promise.all([historyOf(viewer, { object: server }, HISTORY), suspendedVersionsOf(viewer, server)]);
  const [namespace = ""] = server.split("/");
  const categories = can(viewer, "server.categorize", { namespace }) ? await serverCategories(viewer, server) : null;
  const rights = {
    suspend: can(viewer, "listing.suspend"),
    withdraw: can(viewer, "listing.withdraw"),
    reinstate: can(viewer, "reinstatement.propose"),
    status: can(viewer, "version.status", { namespace }),
    propose: can(viewer, "version.propose", { namespace }),
  };
  const listedIn = [...new Set(versions.flatMap(({ listings }) => listings.map(({ catalog }) => catalog)))].sort();
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={versionsPath()}>{t("backToServers")}</TextLink>}
        title={server}
        actions={<SuspendServer server={server} count={versions.length} catalogs={listedIn} allowed={rights.suspend} />}
      />
      <div className="flex flex-col gap-6">
        <SuspendedVersions server={server} suspended={suspended} />
        {categories === null ? null : <ServerCategoriesCard key={categories.categories.join()} of={categories} known={knownCategories()} />}
        {versions.map((version) => (
          <VersionCard key={version.version} server={server} version={version} catalogs={catalogs.map(({ slug }) => slug)} rights={rights} />
        ))}
        {history === null ? null : (
          <SectionCard id="history" title={t("history")} action={<TextLink href={auditPath({ object: server })}>{t("allHistory")}</TextLink>}>
            <ActList label={t("history")} acts={history} shows="actor" />
          </SectionCard>
        )}
      </div>
    </>
  );
}
