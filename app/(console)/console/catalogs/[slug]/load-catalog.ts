import { cache } from "react";
import { catalogPath } from "@/components/console/paths";
import { catalogView, policyView } from "@/lib/catalog/catalog-service";
import { consoleViewer, orNotFound } from "../../console-viewer";

/** A catalog with the policy in force, once per request; the not-found page for who may not see it. */
export const loadCatalog = cache(async (slug: string, tab = "") => {
  const viewer = await consoleViewer(catalogPath(slug, tab));
  const [catalog, policy] = await orNotFound(Promise.all([catalogView(viewer, slug), policyView(viewer, slug)]));
  return { viewer, catalog, policy };
});
