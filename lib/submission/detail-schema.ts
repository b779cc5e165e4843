import { z } from "zod";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";
import { TOOL_CAPABILITIES } from "@/lib/manifest/tool-capability-schema";
import type { ApprovalGround } from "@/lib/review/approval-service";
import type { SecurityFact } from "@/lib/submission/security-schema";
import type { ServerView, VersionView } from "@/lib/submission/server-schema";

/** What the pages of one server show (catalog-and-console-ux.md §2.3 "Detail"). Texts of manifests are data, never markup. */
export type VersionRow = ServerView["versions"][number];

export const namedInputSchema = z.object({ name: z.string(), description: z.string(), required: z.boolean(), secret: z.boolean() });
export type NamedInput = z.infer<typeof namedInputSchema>;

export const packageFactSchema = z.object({
  registryType: z.string(),
  identifier: z.string(),
  version: z.string().nullable(),
  /** The digest by which the manifest fixes the very bytes of the package, or null. */
  digest: z.string().nullable(),
  transport: z.string(),
  environment: z.array(namedInputSchema),
});
export type PackageFact = z.infer<typeof packageFactSchema>;

export const remoteFactSchema = z.object({ type: z.string(), url: z.string(), headers: z.array(namedInputSchema) });
export type RemoteFact = z.infer<typeof remoteFactSchema>;

export const toolFactSchema = z.object({
  name: z.string(),
  description: z.string(),
  /** By the publisher's own annotations. */
  capability: z.enum(TOOL_CAPABILITIES),
  parameters: z.array(z.object({ name: z.string(), type: z.string(), required: z.boolean(), description: z.string() })),
  /** Pretty-printed JSON Schema of the parameters, or null when none was declared. */
  inputSchema: z.string().nullable(),
});
export type ToolFact = z.infer<typeof toolFactSchema>;

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
  /** The server to use in place of this deprecated version, where both are served; null: none, or not served. */
  replacement: string | null;
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
  /** For everybody who reads the listing: policy and roles, no names. */
  grounds: ApprovalGround[];
  decisions: Decision[];
  security: SecurityFact[];
  /** The viewer may submit versions of this server. */
  mayPublish: boolean;
  /** The viewer may declare the tools of this version now. */
  mayDeclareTools: boolean;
}
