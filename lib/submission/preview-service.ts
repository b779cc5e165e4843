import { secretNamesOf } from "@/lib/catalog/traits";
import { config } from "@/lib/config/config";
import { installSubject } from "@/lib/install/configuration/subject-mapper";
import { accept } from "@/lib/submission/accept";
import { manifestFacts, surfaceFacts } from "@/lib/submission/detail-mapper";
import type { Preview, PreviewRequest } from "@/lib/submission/preview-schema";
import { unlistedSecurityFacts } from "@/lib/submission/security-facts";
import { surfaceOf } from "@/lib/submission/version-changes";

/**
 * A manifest as its pages would show it once it is listed, made by the mappers of those pages. Whether it will be listed is
 * not decided, so nothing is said of that.
 *
 * @param routerName under which name routers written for Nacos would find the server.
 * Throws `invalid_manifest`.
 */
export function previewOf({ manifest: text, tools: declared }: PreviewRequest, routerName: (server: string) => string): Preview {
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
    install: { ...installSubject(manifest, surface?.tools ?? [], config().install), routerName: routerName(manifest.name) },
  };
}
