import { createHash } from "node:crypto";
import { type ListingState, toldState } from "@/lib/catalog/listing-schema";
import { officialStatus } from "@/lib/catalog/listing-state";
import type { ServedListing } from "@/lib/catalog/served-listing";
import type { Standing } from "@/lib/catalog/standing";
import type { JsonObject } from "@/lib/manifest/json-value";
import { CURRENT_SCHEMA_URL, type Manifest } from "@/lib/manifest/schema";
import { SHAPE_TRAITS } from "@/lib/manifest/schema-versions";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import { upgradeDocument } from "@/lib/manifest/upgrade";

export const OFFICIAL_META_KEY = "io.modelcontextprotocol.registry/official";
/** Our own data about an entry; the official object allows no further keys (registry-api.md §1.5). */
export const GATEHOUSE_META_KEY = "dev.gatehouse/registry";

const SUSPENDED_DESCRIPTION = "This version is suspended. Its content is not available.";
const STATUS_MESSAGES: Partial<Record<ListingState, string>> = {
  suspended: "This version was suspended.",
  withdrawn: "This version was withdrawn.",
  expired: "The approval of this version has expired.",
};
const UNREVIEWED_NOTES: Partial<Record<ServedListing["basis"], string>> = {
  import: "imported, not reviewed",
  break_glass: "listed in an emergency, not reviewed",
};

/** One version as clients of one catalog get it: prepared bytes and what lists are filtered by. */
export interface ServedEntry {
  readonly serverName: string;
  readonly version: string;
  readonly state: ListingState;
  readonly isLatest: boolean;
  /** ms since the epoch. */
  readonly updatedAt: number;
  readonly publishedAt: number;
  /** Strong entity tag without quotes. */
  readonly etag: string;
  /** The `server` member, UTF-8 JSON: the canonical bytes of the manifest, or the tombstone of a suspended version. */
  readonly server: Uint8Array;
  /** What follows it: `,"_meta":{…}}`. */
  readonly tail: Uint8Array;
  readonly listing: ServedListing;
  /** The server to use in place of a deprecated version, where it is served too. */
  readonly replacement: string | null;
}

const HEAD = Buffer.from('{"server":');

/** The parts of a ServerResponse; joined without parsing anything. */
export function entryParts(entry: ServedEntry): [Uint8Array, Uint8Array, Uint8Array] {
  return [HEAD, entry.server, entry.tail];
}

/** A whole ServerResponse, UTF-8 JSON. */
export function entryBody(entry: ServedEntry): Uint8Array<ArrayBuffer> {
  return Buffer.concat(entryParts(entry));
}

/**
 * Prepares the entry of a listing. Pure: the same facts and standing give the same bytes. They are made when somebody first
 * asks for them: most versions of a large catalog are never read, and a start need not wait for them.
 */
export function prepareEntry(catalog: string, serverName: string, listing: ServedListing, standing: Standing, isServed: (serverName: string) => boolean): ServedEntry {
  return new PreparedEntry(catalog, serverName, listing, standing, isServed);
}

class PreparedEntry implements ServedEntry {
  readonly state: ListingState;
  readonly isLatest: boolean;
  readonly updatedAt: number;
  private madeTail: Uint8Array | null = null;
  private madeServer: Uint8Array | null = null;
  private madeTag: string | null = null;

  constructor(
    private readonly catalog: string,
    readonly serverName: string,
    readonly listing: ServedListing,
    private readonly standing: Standing,
    private readonly isServed: (serverName: string) => boolean,
  ) {
    this.state = standing.state;
    this.isLatest = standing.isLatest;
    this.updatedAt = standing.updatedAt.getTime();
  }

  get version(): string {
    return this.listing.version;
  }

  get publishedAt(): number {
    return this.listing.publishedAt.getTime();
  }

  get replacement(): string | null {
    const { replacement } = this.listing;
    return this.state === "active" && replacement !== null && this.isServed(replacement) ? replacement : null;
  }

  get tail(): Uint8Array {
    return (this.madeTail ??= Buffer.from(`,"_meta":${JSON.stringify(entryMeta(this.catalog, this.listing, this.standing, this.replacement))}}`));
  }

  get server(): Uint8Array {
    return (this.madeServer ??= serverBytes(this.serverName, this.listing, this.state));
  }

  get etag(): string {
    return (this.madeTag ??= contentTag(`${this.serverName}\n${this.version}\n${Buffer.from(this.tail).toString("utf8")}`));
  }
}

/** A strong entity tag, without quotes, of a text that determines the content. */
export function contentTag(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 27);
}

/** The manifest in the current shape. Throws for a suspended listing, whose content nobody may have. */
export function manifestOf({ listing }: ServedEntry): Manifest {
  if (listing.canonical === null) throw new Error("a suspended version has no content");
  // The bytes were validated when they were submitted.
  const document = JSON.parse(Buffer.from(listing.canonical).toString("utf8")) as JsonObject;
  return upgradeDocument(document, listing.schemaVersion).document as unknown as Manifest;
}

/** The approved tool surface, or null when none was declared. */
export function surfaceOf({ listing }: ServedEntry): ToolSurface | null {
  return listing.surface === null ? null : (JSON.parse(listing.surface) as ToolSurface);
}

function serverBytes(name: string, listing: ServedListing, state: ListingState): Uint8Array {
  if (state === "suspended" || listing.canonical === null) {
    return Buffer.from(JSON.stringify({ $schema: CURRENT_SCHEMA_URL, name, description: SUSPENDED_DESCRIPTION, version: listing.version }));
  }
  const { snakeCase, carriesRegistryData } = SHAPE_TRAITS[listing.schemaVersion];
  if (!snakeCase && !carriesRegistryData) return listing.canonical;
  // Clients know the current shape only; the digest stays the one of the submitted bytes.
  const document = JSON.parse(Buffer.from(listing.canonical).toString("utf8")) as JsonObject;
  return Buffer.from(JSON.stringify(upgradeDocument(document, listing.schemaVersion).document));
}

function entryMeta(catalog: string, listing: ServedListing, { state, isLatest, updatedAt, changedAt }: Standing, replacement: string | null): JsonObject {
  const statusMessage = state === "active" ? pointing(listing.statusMessage, replacement) : withdrawalMessage(listing, state);
  return {
    [OFFICIAL_META_KEY]: {
      status: officialStatus(state, listing.publisherStatus),
      statusChangedAt: changedAt.toISOString(),
      ...(statusMessage !== null && { statusMessage }),
      publishedAt: listing.publishedAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
      isLatest,
    },
    [GATEHOUSE_META_KEY]: { ...registryMeta(catalog, listing, state), ...(replacement !== null && { replacement }) },
  };
}

/** The publisher's message with what to use instead, for clients that show nothing but the message. */
function pointing(message: string | null, replacement: string | null): string | null {
  if (replacement === null || message?.includes(replacement) === true) return message;
  return [message, `Use ${replacement} instead.`].filter((part) => part !== null && part !== "").join(" ");
}

/** A publisher's own word stays; what the registry did is told neutrally, whatever the reason was. */
function withdrawalMessage(listing: ServedListing, state: ListingState): string | null {
  const byPublisher = toldState({ state, withdrawnByAdmin: listing.withdrawnByAdmin }) === "deleted";
  return (byPublisher ? listing.statusMessage : null) ?? STATUS_MESSAGES[state] ?? null;
}

function registryMeta(catalog: string, { basis, digest, listedAt, expiresAt }: ServedListing, state: ListingState): JsonObject {
  const note = UNREVIEWED_NOTES[basis];
  return {
    catalog,
    state,
    basis,
    digest,
    ...(note === undefined ? { approvedAt: listedAt.toISOString() } : { note, listedAt: listedAt.toISOString() }),
    ...(expiresAt !== null && { expiresAt: expiresAt.toISOString() }),
  };
}
