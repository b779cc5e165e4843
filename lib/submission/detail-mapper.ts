import { plainText } from "@/lib/catalog/plain-text";
import { splitServerName } from "@/lib/manifest/names";
import type { KeyValueInput, Manifest, Package } from "@/lib/manifest/schema";
import { toolCapability } from "@/lib/manifest/tool-capability";
import { type ToolParameter, toolParameters } from "@/lib/manifest/tool-parameters";
import type { Tool, ToolSurface } from "@/lib/manifest/tool-surface";
import type { NamedInput, PackageFact, RemoteFact, ServerDetail, ToolFact } from "@/lib/submission/detail-schema";

const MAX_TEXT = 16_384;
const MAX_TITLE = 200;
const MAX_DESCRIPTION = 1000;

export type ManifestFacts = Pick<ServerDetail, "title" | "description" | "websiteUrl" | "repositoryUrl" | "packages" | "remotes">;

/** What a manifest says of itself. */
export function manifestFacts(manifest: Manifest): ManifestFacts {
  return {
    title: plainText(manifest.title ?? "", MAX_TITLE) || splitServerName(manifest.name).name,
    description: plainText(manifest.description, MAX_DESCRIPTION),
    websiteUrl: safeLink(manifest.websiteUrl),
    repositoryUrl: safeLink(manifest.repository?.url),
    packages: packageFacts(manifest),
    remotes: remoteFacts(manifest),
  };
}

function namedInput({ name, description, isRequired, isSecret }: KeyValueInput): NamedInput {
  return { name, description: plainText(description ?? "", MAX_TEXT), required: isRequired === true, secret: isSecret === true };
}

/** A bundle is fixed by its hash, an image by the digest in its reference; a version alone is a name, not bytes. */
function packageDigest({ fileSha256, identifier }: Package): string | null {
  if (fileSha256 !== undefined) return `sha256:${fileSha256}`;
  return /@(sha256:[0-9a-f]{64})$/.exec(identifier)?.[1] ?? null;
}

function packageFacts({ packages = [] }: Manifest): PackageFact[] {
  return packages.map((pkg) => ({
    registryType: pkg.registryType,
    identifier: pkg.identifier,
    version: pkg.version ?? null,
    digest: packageDigest(pkg),
    transport: pkg.transport.type,
    environment: (pkg.environmentVariables ?? []).map(namedInput),
  }));
}

function remoteFacts({ remotes = [] }: Manifest): RemoteFact[] {
  return remotes.map(({ type, url, headers }) => ({ type, url: url ?? "", headers: (headers ?? []).map(namedInput) }));
}

function plainParameter({ name, type, required, description }: ToolParameter): ToolParameter {
  return { name: plainText(name, MAX_TEXT), type: plainText(type, MAX_TEXT), required, description: plainText(description, MAX_TEXT) };
}

function toolFact({ name, description, annotations, inputSchema }: Tool): ToolFact {
  return {
    name: plainText(name, MAX_TEXT),
    description: plainText(description ?? "", MAX_TEXT),
    capability: toolCapability(annotations),
    parameters: toolParameters(inputSchema).map(plainParameter),
    inputSchema: inputSchema === undefined ? null : JSON.stringify(inputSchema, null, 2),
  };
}

export function surfaceFacts(surface: ToolSurface | null): Pick<ServerDetail, "tools" | "prompts" | "resources"> {
  return {
    tools: surface?.tools.map(toolFact) ?? null,
    prompts: (surface?.prompts ?? []).map(({ name, description }) => ({ name, description: plainText(description ?? "", MAX_TEXT) })),
    resources: (surface?.resources ?? []).map(({ uri, name }) => ({ name: uri, description: plainText(name ?? "", MAX_TEXT) })),
  };
}

/** A link a page may show: https only, everything else (`javascript:` first of all) stays text or nothing. */
export function safeLink(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === "https:" && parsed.username === "" && parsed.password === "" ? parsed.href : null;
}
