import type { Viewer } from "@/lib/access/schema";
import { listCatalogs } from "@/lib/catalog/catalog-service";

/** A catalog in a list to choose from. */
export interface CatalogChoice {
  slug: string;
  title: string;
}

/** The catalogs a viewer may submit to: those the viewer knows of, `default` first. */
export async function catalogChoices(viewer: Viewer): Promise<CatalogChoice[]> {
  const catalogs = await listCatalogs(viewer);
  const choices = catalogs.map(({ slug, title }) => ({ slug, title }));
  return [...choices.filter(({ slug }) => slug === "default"), ...choices.filter(({ slug }) => slug !== "default")];
}
