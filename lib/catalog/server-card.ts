import type { CatalogRow } from "@/lib/catalog/browse-schema";
import { type BrowseItem, titleOf } from "@/lib/catalog/browse-table";
import type { Classification } from "@/lib/catalog/classification";
import type { AuthKind, Capability, InstallKind } from "@/lib/catalog/facet-names-schema";
import type { Popularity } from "@/lib/catalog/popularity";
import { hasDeclaredTools, traitValues } from "@/lib/catalog/traits";

/** What a list shows of a server. Reads no manifest: everything was worked out when the server was indexed. */
export function rowOf(item: BrowseItem, classification: Classification, pulls: Popularity, matchedTools: readonly string[] = []): CatalogRow {
  const { entry, document, catalogs, namespaceKey } = item;
  const { listing, serverName, version } = entry;
  return {
    server: serverName,
    version,
    title: titleOf(item),
    description: document.description,
    icon: listing.icon,
    transports: traitValues(document.traits, "transports"),
    installKinds: traitValues(document.traits, "installKinds") as readonly InstallKind[],
    auth: traitValues(document.traits, "auth") as readonly AuthKind[],
    capabilities: traitValues(document.traits, "capabilities") as readonly Capability[],
    publisher: classification.publisherTypeOf(namespaceKey),
    categories: classification.categoriesOf(serverName),
    toolCount: hasDeclaredTools(document.traits) ? document.tools.length : null,
    matchedTools: [...matchedTools],
    approvedAt: listing.listedAt.toISOString(),
    updatedAt: new Date(entry.updatedAt).toISOString(),
    basis: listing.basis,
    status: listing.publisherStatus === "deprecated" ? "deprecated" : "active",
    pulls: pulls.get(serverName) ?? 0,
    catalogs: [...catalogs],
  };
}
