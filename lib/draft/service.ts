import type { z } from "zod";
import { abilities } from "@/lib/access/abilities";
import { authorize, can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { config } from "@/lib/config/config";
import { readCoordinate } from "@/lib/draft/package-coordinate";
import { packageDraft } from "@/lib/draft/package-mapper";
import { packageFacts } from "@/lib/draft/package-registry";
import { remoteDraft } from "@/lib/draft/remote-mapper";
import { readRemote } from "@/lib/draft/remote-server";
import type { Draft, draftRequestSchema } from "@/lib/draft/schema";
import type { NamingRights } from "@/lib/draft/server-name";
import { nextVersionDraft } from "@/lib/draft/version-mapper";
import { AppError, isAppError } from "@/lib/http/errors";
import type { OutboundNetwork } from "@/lib/http/outbound";
import type { JsonObject } from "@/lib/manifest/json-value";
import { splitServerName } from "@/lib/manifest/names";
import { compareVersions } from "@/lib/manifest/version-order";
import { serverView, versionView } from "@/lib/submission/server-service";

type Wanted = z.output<typeof draftRequestSchema>;
type Of<Source extends Wanted["source"]> = Extract<Wanted, { source: Source }>;

/** Where names are made for who belongs to no namespace: an administrator publishes anywhere. */
const ANY_NAMESPACE = "com.example";

/**
 * A server.json to start from (issue 6 §5), out of package metadata, a remote server or a stored version. Nothing is stored;
 * it takes the right to publish, since strangers' hosts are asked on behalf of whoever calls.
 *
 * @param network how strangers' hosts are reached; tests bring their own.
 * Throws `unauthenticated`, `forbidden`, `not_found` (a version), `invalid_request` (a coordinate or URL that is none),
 * `upstream_unconfigured`, `package_not_found`, `upstream_failed`.
 */
export async function makeDraft(viewer: Viewer, wanted: Wanted, network?: OutboundNetwork): Promise<Draft> {
  if (!abilities(viewer).publish) authorize(viewer, "publish");
  if (wanted.source === "version") return draftOfVersion(viewer, wanted);
  return wanted.source === "remote" ? draftOfRemote(viewer, wanted, network) : draftOfPackage(viewer, wanted);
}

/** Throws `not_found` for what the viewer may not see, `forbidden` for what others publish. */
async function draftOfVersion(viewer: Viewer, { server: name, version: asked }: Of<"version">): Promise<Draft> {
  const { server, versions } = await serverView(viewer, name);
  authorize(viewer, "publish", { namespace: splitServerName(server).namespace });
  const ranked = versions.map((row) => ({ version: row.version, publishedAt: new Date(row.publishedAt) })).sort((a, b) => compareVersions(b, a));
  const { manifest } = await versionView(viewer, server, asked ?? ranked[0]?.version ?? "");
  return nextVersionDraft(manifest as JsonObject, ranked.map(({ version }) => version));
}

/** The draft a page opens with, or null where the viewer may make none of this version. */
export async function versionDraft(viewer: Viewer, server: string, version: string | undefined): Promise<Draft | null> {
  try {
    return await makeDraft(viewer, { source: "version", server, version });
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

async function draftOfPackage(viewer: Viewer, { source, package: text, namespace }: Of<"npm" | "pypi">): Promise<Draft> {
  const coordinate = readCoordinate(source, text);
  if (coordinate === null) throw misread("package", "not-a-coordinate", "Give a package as name or name@version, with one exact version.");
  const facts = await packageFacts(source, coordinate);
  return packageDraft(facts, { ...namingRights(viewer, namespace), registryBaseUrl: privateRegistry(source) });
}

async function draftOfRemote(viewer: Viewer, { url, namespace }: Of<"remote">, network: OutboundNetwork | undefined): Promise<Draft> {
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isWeb) throw misread("url", "not-a-url", "Give the whole address of the server, such as https://mcp.example.com/mcp.");
  return remoteDraft(url, await readRemote(url, network), namingRights(viewer, namespace));
}

function misread(path: string, code: string, message: string): AppError {
  return new AppError("invalid_request", message, [{ path, code, message }]);
}

/** Throws `forbidden` for a namespace the viewer may not publish in. */
function namingRights(viewer: Viewer, wanted: string | undefined): NamingRights {
  if (wanted !== undefined) authorize(viewer, "publish", { namespace: wanted });
  const mayPublishIn = (namespace: string) => can(viewer, "publish", { namespace });
  const own = viewer.namespaces.map(({ name }) => name).find(mayPublishIn);
  return { namespace: wanted ?? own ?? ANY_NAMESPACE, mayPublishIn };
}

/** Manifests name a package registry only where it is not the official one of its type. */
function privateRegistry(source: "npm" | "pypi"): string | null {
  const { packageUpstreams, manifest } = config();
  const baseUrl = packageUpstreams.find(({ registryType }) => registryType === source)?.baseUrl;
  return manifest.packageRegistries.some((own) => own.registryType === source && own.baseUrl === baseUrl) ? (baseUrl ?? null) : null;
}
