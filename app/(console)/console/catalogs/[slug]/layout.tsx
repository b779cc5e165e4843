import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AudienceBadge } from "@/components/catalogs/audience-badge";
import { CatalogTabs, type CatalogTab } from "@/components/catalogs/catalog-tabs";
import { EditCatalog } from "@/components/catalogs/edit-catalog";
import { withQuery } from "@/components/console/paths";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { TextLink } from "@/components/ui/text-link";
import { can } from "@/lib/access/permissions";
import { loadCatalog } from "./load-catalog";

type CatalogLayoutProps = { params: Promise<{ slug: string }>; children: ReactNode };

export async function generateMetadata({ params }: CatalogLayoutProps): Promise<Metadata> {
  const { catalog } = await loadCatalog((await params).slug);
  return { title: catalog.title };
}

/** What a catalog is, above all its tabs. Each page checks the viewer itself. */
export default async function CatalogLayout({ params, children }: CatalogLayoutProps) {
  const { viewer, catalog } = await loadCatalog((await params).slug);
  const t = await getTranslations("catalogs");
  const tabs: CatalogTab[] = ["", "/policy", "/history", ...(can(viewer, "link.read", { catalog: catalog.slug }) ? (["/links"] as const) : [])];
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={withQuery("/console/catalogs", {})}>{t("back")}</TextLink>}
        title={catalog.title}
        meta={
          <>
            <Tag>{catalog.slug}</Tag>
            <AudienceBadge audience={catalog.audience} />
          </>
        }
        actions={can(viewer, "catalog.manage", { catalog: catalog.slug }) ? <EditCatalog catalog={catalog} /> : null}
      />
      <div className="mb-6">
        <CatalogTabs slug={catalog.slug} tabs={tabs} />
      </div>
      {children}
    </>
  );
}
