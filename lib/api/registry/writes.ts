import { bodyLimit } from "hono/body-limit";
import type { DomainSources } from "@/lib/access/proof/domain";
import type { ApiApp } from "@/lib/api/context";
import { TOO_LARGE } from "@/lib/api/manifest-body";
import { registerRegistryAuth } from "@/lib/api/registry/auth";
import { registerProofLogins } from "@/lib/api/registry/auth-proofs";
import { REGISTRY_BASES } from "@/lib/api/registry/bases";
import { CORS_HEADERS } from "@/lib/api/registry/cors";
import { officialErrorResponse } from "@/lib/api/registry/official-error";
import { registerPublish } from "@/lib/api/registry/publish";
import { registerRegistryStatus } from "@/lib/api/registry/status";
import { registerRegistryValidate } from "@/lib/api/registry/validate";
import { MAX_BODY_BYTES } from "@/lib/http/body-limit";

/** Bodies beyond 1 MiB are refused before anything reads them, with the connection they come on (registry-api.md §1.8). */
const limitRegistryBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => officialErrorResponse({ status: 413, detail: TOO_LARGE }, { ...CORS_HEADERS, Connection: "close" }),
});

/**
 * The writing half of the official registry API on every base. Mount it before the middleware that authenticates: it
 * proves its callers itself, because its refusals have the official words (registry-api.md §1.8).
 *
 * @param domainSources where domain proofs are looked up; the internet unless told.
 */
export function registerRegistryWrites(app: ApiApp, domainSources?: DomainSources): void {
  for (const base of REGISTRY_BASES) app.use(`${base}/*`, limitRegistryBody);
  registerRegistryAuth(app);
  registerProofLogins(app, domainSources);
  registerPublish(app);
  registerRegistryValidate(app);
  registerRegistryStatus(app);
}
