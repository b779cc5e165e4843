import { LinkSection } from "@/components/console/link-section";
import { Card } from "@/components/ui/card";
import { can } from "@/lib/access/permissions";
import { linksPage } from "@/lib/catalog/link-service";
import { notFound } from "next/navigation";
import { loadCatalog } from "../load-catalog";

const LINKS_SHOWN = 100;

export default async function CatalogLinksPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { viewer } = await loadCatalog(slug, "/links");
  if (!can(viewer, "link.read", { catalog: slug })) notFound();
  return (
    <Card>
      <LinkSection catalog={slug} links={await linksPage(viewer, slug, LINKS_SHOWN)} mayEdit={can(viewer, "catalog.manage", { catalog: slug })} />
    </Card>
  );
}
