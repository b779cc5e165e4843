import { secretNamesOf } from "@/lib/catalog/traits";
import { config } from "@/lib/config/config";
import { installSubject } from "@/lib/install/configuration/subject-mapper";
import { accept } from "@/lib/submission/accept";
import { manifestFacts, surfaceFacts } from "@/lib/submission/detail-mapper";
import type { Preview, PreviewRequest } from "@/lib/submission/preview-schema";
import { unlistedSecurityFacts } from "@/lib/submission/security-facts";
import { surfaceOf } from "@/lib/submission/version-changes";

/** What clients would call a server, by its registry name. */
export interface ClientNames {
  shortKey(server: string): Promise<string>;
  /** For routers written for Nacos. */
  routerName(server: string): string;
}

/**
 * A manifest as its pages would show it once it is listed, made by the mappers of those pages. Whether it will be listed is
 * not decided, so nothing is said of that.
 * Throws `invalid_manifest`.
 */
export async function previewOf({ manifest: text, tools: declared }: PreviewRequest, names: ClientNames): Promise<Preview> {
  const { manifest, raw, digest } = accept(new TextEncoder().encode(text)).orThrow();
  const surface = surfaceOf(declared);
  const facts = { ...manifestFacts(manifest), ...surfaceFacts(surface) };
  return {
    server: manifest.name,
    version: manifest.version,
    digest,
    at: new Date().toISOString(),
    ...facts,
    manifestJson: JSON.stringify(JSON.parse(Buffer.from(raw).toString("utf8")), null, 2),
    security: unlistedSecurityFacts({ ...facts, secretNames: secretNamesOf(manifest) }),
    install: { ...installSubject(manifest, surface?.tools ?? [], { ...config().install, shortKey: await names.shortKey(manifest.name) }), routerName: names.routerName(manifest.name) },
  };
}
