import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { segmentText } from "@/app/address";
import { ServerCategoriesCard } from "@/components/classification/server-categories";
import { serverPath, versionsPath } from "@/components/console/paths";
import { VersionCard } from "@/components/listing/version-card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { can } from "@/lib/access/permissions";
import { knownCategories } from "@/lib/catalog/browse-service";
import { serverCategories } from "@/lib/catalog/category-service";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { serverView } from "@/lib/submission/server-service";
import { consoleViewer, orNotFound } from "../../../console-viewer";

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
  const [namespace = ""] = server.split("/");
  const categories = can(viewer, "server.categorize", { namespace }) ? await serverCategories(viewer, server) : null;
  const rights = {
    suspend: can(viewer, "listing.suspend"),
    withdraw: can(viewer, "listing.withdraw"),
    reinstate: can(viewer, "reinstatement.propose"),
    propose: can(viewer, "version.propose", { namespace }),
  };
  return (
    <>
      <PageHeader eyebrow={<TextLink href={versionsPath()}>{t("backToServers")}</TextLink>} title={server} />
      <div className="flex flex-col gap-6">
        {categories === null ? null : <ServerCategoriesCard key={categories.categories.join()} of={categories} known={knownCategories()} />}
        {versions.map((version) => (
          <VersionCard key={version.version} server={server} version={version} catalogs={catalogs.map(({ slug }) => slug)} rights={rights} />
        ))}
      </div>
    </>
  );
}
