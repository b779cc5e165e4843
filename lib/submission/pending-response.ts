import type { JsonObject } from "@/lib/manifest/json-value";
import { SHAPE_TRAITS, type SchemaVersion } from "@/lib/manifest/schema-versions";
import { upgradeDocument } from "@/lib/manifest/upgrade";
import type { ReviewState } from "@/lib/review/schema";

/** A version that its publisher asks about, whatever has been decided. */
export interface PendingVersion {
  /** RFC 8785 text of the manifest as submitted. */
  canonical: string;
  schemaVersion: SchemaVersion;
  publisherStatus: string;
  statusMessage: string | null;
  statusChangedAt: Date;
  publishedAt: Date;
  updatedAt: Date;
  isLatest: boolean;
  reviews: { id: string; catalog: string; state: ReviewState }[];
}

const OFFICIAL_META_KEY = "io.modelcontextprotocol.registry/official";
/** Where the truth is told beside an answer that only knows success (governance.md §2). */
const REVIEW_META_KEY = "dev.gatehouse/review";

/**
 * A ServerResponse, as JSON text, for a version that need not be listed: official data as if it were, and its reviews
 * under our own key, which the stock CLI ignores (registry-api.md §1.5, §3). Pure.
 */
export function pendingResponse(version: PendingVersion): string {
  const { statusMessage, statusChangedAt, publishedAt, updatedAt, isLatest, reviews } = version;
  const official = {
    status: version.publisherStatus,
    statusChangedAt: statusChangedAt.toISOString(),
    ...(statusMessage !== null && { statusMessage }),
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    isLatest,
  };
  return `{"server":${serverText(version)},"_meta":${JSON.stringify({ [OFFICIAL_META_KEY]: official, [REVIEW_META_KEY]: { reviews } })}}`;
}

/** Clients know the current shape only. */
function serverText({ canonical, schemaVersion }: PendingVersion): string {
  const { snakeCase, carriesRegistryData } = SHAPE_TRAITS[schemaVersion];
  if (!snakeCase && !carriesRegistryData) return canonical;
  return JSON.stringify(upgradeDocument(JSON.parse(canonical) as JsonObject, schemaVersion).document);
}
