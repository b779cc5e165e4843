import { plainText } from "@/lib/catalog/plain-text";
import type { KeyValueInput, Manifest } from "@/lib/manifest/schema";
import { type Tool, type ToolSurface, toolSurfaceSchema } from "@/lib/manifest/tool-surface";
import type { NamedInput, PackageFact, RemoteFact, ServerDetail, ToolFact } from "@/lib/submission/detail-schema";

const MAX_TEXT = 16_384;

function namedInput({ name, description, isRequired, isSecret }: KeyValueInput): NamedInput {
  return { name, description: plainText(description ?? "", MAX_TEXT), required: isRequired === true, secret: isSecret === true };
}

export function packageFacts({ packages = [] }: Manifest): PackageFact[] {
  return packages.map((pkg) => ({
    registryType: pkg.registryType,
    identifier: pkg.identifier,
    version: pkg.version ?? null,
    transport: pkg.transport.type,
    environment: (pkg.environmentVariables ?? []).map(namedInput),
  }));
}

export function remoteFacts({ remotes = [] }: Manifest): RemoteFact[] {
  return remotes.map(({ type, url, headers }) => ({ type, url: url ?? "", headers: (headers ?? []).map(namedInput) }));
}

function toolFact({ name, description, annotations, inputSchema }: Tool): ToolFact {
  const readOnly = annotations?.["readOnlyHint"] === true;
  return {
    name: plainText(name, MAX_TEXT),
    description: plainText(description ?? "", MAX_TEXT),
    readOnly,
    destructive: !readOnly && annotations?.["destructiveHint"] === true,
    inputSchema: inputSchema === undefined ? null : JSON.stringify(inputSchema, null, 2),
  };
}

/** The stored tool surface, or null when none was declared. It was validated when it was declared. */
export function surfaceOf(stored: unknown): ToolSurface | null {
  const surface = toolSurfaceSchema.safeParse(stored);
  return surface.success ? surface.data : null;
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
