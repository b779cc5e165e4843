import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";

/** What a list of servers can be narrowed by, and how (catalog-and-console-ux.md §2.3 "Facets"). Without a library: every page of the catalog has it. */
export const TRANSPORTS = ["stdio", "streamable-http", "sse"] as const;
/** How a server can be had. `other`: a package type this release does not know. */
export const INSTALL_KINDS = ["remote", "npm", "pypi", "oci", "nuget", "mcpb", "other"] as const;
/** What its inputs ask for. `unknown`: a remote may still ask when it is called. */
export const AUTH_KINDS = ["none", "key", "oauth", "unknown"] as const;
/** What its tools say of themselves. `unknown` is never to be read as harmless. */
export const CAPABILITIES = ["read-only", "writes", "destructive", "unknown"] as const satisfies readonly ToolCapability[];
export const SERVED_STATUSES = ["active", "deprecated"] as const;
/** On what ground a version is listed (governance.md §2 "What clients see"). */
export const LISTING_BASES = ["review", "import", "break_glass"] as const;
/** Who stands behind a namespace; administrators say so. */
export const PUBLISHER_TYPES = ["internal", "verified", "community"] as const;

export type ListingBasis = (typeof LISTING_BASES)[number];
export type InstallKind = (typeof INSTALL_KINDS)[number];
export type AuthKind = (typeof AUTH_KINDS)[number];
export type Capability = ToolCapability;
export type PublisherType = (typeof PUBLISHER_TYPES)[number];

export const FACETS = ["category", "transport", "install", "auth", "capability", "publisher", "namespace", "basis", "status"] as const;
export type Facet = (typeof FACETS)[number];

/** For each facet the wanted values: one of them is enough, every facet with values must be met. */
export type FacetChoice = Partial<Record<Facet, readonly string[]>>;
