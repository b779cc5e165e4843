import type { CatalogRow, InstallKind } from "@/lib/catalog/browse-schema";
import { INSTALL_KINDS } from "@/lib/catalog/browse-schema";
import { plainText } from "@/lib/catalog/plain-text";
import { manifestOf, type ServedEntry, surfaceOf } from "@/lib/catalog/served-entry";
import type { Manifest } from "@/lib/manifest/schema";

/** What a card shows of a served entry, whoever looks at it. */
export type ServerCard = Omit<CatalogRow, "matchedTools" | "catalogs">;

const MAX_TITLE = 100;
const MAX_DESCRIPTION = 300;

/** An entry never changes: a card is made once and goes when its entry goes. */
const cards = new WeakMap<ServedEntry, ServerCard>();

/** The card of an active entry. Throws for a suspended one, whose content nobody may have. */
export function cardOf(entry: ServedEntry): ServerCard {
  const known = cards.get(entry);
  if (known !== undefined) return known;
  const card = makeCard(entry);
  cards.set(entry, card);
  return card;
}

function makeCard(entry: ServedEntry): ServerCard {
  const manifest = manifestOf(entry);
  const { listing, serverName, version } = entry;
  const shortName = serverName.slice(serverName.indexOf("/") + 1);
  return {
    server: serverName,
    version,
    title: plainText(manifest.title ?? "", MAX_TITLE) || shortName,
    description: plainText(manifest.description, MAX_DESCRIPTION),
    transports: transportsOf(manifest),
    installKinds: installKindsOf(manifest),
    toolCount: surfaceOf(entry)?.tools.length ?? null,
    approvedAt: listing.listedAt.toISOString(),
    basis: listing.basis,
    status: listing.publisherStatus === "deprecated" ? "deprecated" : "active",
  };
}

/** Every transport a client can choose from, in the order of the manifest, each once. */
export function transportsOf({ packages = [], remotes = [] }: Pick<Manifest, "packages" | "remotes">): string[] {
  return [...new Set([...remotes.map(({ type }) => type), ...packages.map(({ transport }) => transport.type)])];
}

/** How a version can be had: as a remote, or as a package of some type. */
export function installKindsOf({ packages = [], remotes = [] }: Pick<Manifest, "packages" | "remotes">): InstallKind[] {
  const ofPackages = packages.map(({ registryType }) => INSTALL_KINDS.find((kind) => kind === registryType) ?? "other");
  return [...new Set<InstallKind>([...(remotes.length > 0 ? (["remote"] as const) : []), ...ofPackages])];
}
