import type { InstallSubject } from "@/lib/install/configuration/view-schema";
import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";
import type { ToolParameter } from "@/lib/manifest/tool-parameters";
import type { SecurityFact } from "@/lib/submission/security-schema";
import type { ServerView, VersionView } from "@/lib/submission/server-schema";

/** What the pages of one server show (catalog-and-console-ux.md §2.3 "Detail"). Texts of manifests are data, never markup. */
export type VersionRow = ServerView["versions"][number];

export interface NamedInput {
  name: string;
  description: string;
  required: boolean;
  secret: boolean;
}

export interface PackageFact {
  registryType: string;
  identifier: string;
  version: string | null;
  /** The digest by which the manifest fixes the very bytes of the package, or null. */
  digest: string | null;
  transport: string;
  environment: NamedInput[];
}

export interface RemoteFact {
  type: string;
  url: string;
  headers: NamedInput[];
}

export interface ToolFact {
  name: string;
  description: string;
  /** By the publisher's own annotations. */
  capability: ToolCapability;
  parameters: ToolParameter[];
  /** Pretty-printed JSON Schema of the parameters, or null when none was declared. */
  inputSchema: string | null;
}

/** How clients and routers get this very version. */
export interface InstallFacts {
  catalog: string;
  /** What the install engine works on; routers' names are told apart by whoever knows the whole catalog. */
  subject: Omit<InstallSubject, "routerName">;
  registryBase: string;
  registryEntry: string;
  installPlan: string;
  /** `host:port` under which routers written for Nacos find this catalog. */
  nacosAddress: string;
}

/** Who decided; told only to those who may see reviews. */
export interface Decision {
  reviewId: string;
  catalog: string;
  voters: { name: string; at: string; counts: boolean; decision: "approve" | "request_changes" | "reject" }[];
}

export interface ServerDetail {
  server: string;
  /** The origin under which this installation is reached; what programs outside read needs whole addresses. */
  publicUrl: string;
  title: string;
  description: string;
  /** Digest of the icon of this version; null: none, or not served. */
  icon: string | null;
  version: VersionView;
  /** The highest version that is served, or null when none is. */
  latest: string | null;
  /** Highest first. */
  versions: VersionRow[];
  /** Served to clients now, in at least one catalog the viewer may read. */
  served: boolean;
  websiteUrl: string | null;
  repositoryUrl: string | null;
  packages: PackageFact[];
  remotes: RemoteFact[];
  /** Null: not declared. */
  tools: ToolFact[] | null;
  prompts: { name: string; description: string }[];
  resources: { name: string; description: string }[];
  manifestJson: string;
  install: InstallFacts | null;
  decisions: Decision[];
  security: SecurityFact[];
  /** The viewer may declare the tools of this version now. */
  mayDeclareTools: boolean;
}
