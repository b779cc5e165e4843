import { type Manifest, PUBLISHER_META_KEY } from "@/lib/manifest/schema";
import type { ObservedServer } from "../client/schema";
import { note } from "./notes";
import type { ImportNote } from "./preview-schema";

/** What the description of a server.json holds (registry-api.md §2.2); the rest goes where publishers may say more. */
const MAX_DESCRIPTION = 100;
/** Of the 4 KB that publishers have, escaping and the key need some. */
const MAX_WHOLE_BYTES = 3_500;
/** Where the whole description stands when the short one does not hold it. */
const NACOS_KEY = "nacos";

export type Presentation = Pick<Manifest, "description" | "_meta">;

/** The description of an entry: short as server.json wants it, and whole in the publisher's own part, so that reviewers see it. Pure. */
export function readDescription(text: string, serverName: string): { fields: Presentation; notes: ImportNote[] } {
  if (text.trim() === "") return { fields: { description: serverName.slice(0, MAX_DESCRIPTION) }, notes: [note("description_missing")] };
  const points = Array.from(text);
  if (points.length <= MAX_DESCRIPTION) return { fields: { description: text }, notes: [] };
  const description = `${points.slice(0, MAX_DESCRIPTION - 1).join("")}…`;
  const escaped = JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, "\\u0000");
  if (Buffer.byteLength(escaped) > MAX_WHOLE_BYTES) return { fields: { description }, notes: [note("description_cut")] };
  return { fields: { description, _meta: { [PUBLISHER_META_KEY]: { [NACOS_KEY]: { description: text } } } }, notes: [] };
}

/** The description that the entry of an imported manifest has: what `readDescription` was given, unless it was cut. */
export function describedAs(manifest: Pick<Manifest, "description" | "_meta">): string {
  const kept = manifest._meta?.[PUBLISHER_META_KEY]?.[NACOS_KEY];
  const whole = typeof kept === "object" && kept !== null ? (kept as { description?: unknown }).description : undefined;
  return typeof whole === "string" ? whole : manifest.description;
}

const HOSTED = /^https:\/\/(?:www\.)?(github|gitlab)\.com\/[\w.-]+\/[\w.-]+\/?$/;

/** The repository, where server.json takes it: the others would be refused as a whole. Pure. */
export function readRepository(found: ObservedServer["repository"]): { repository: Manifest["repository"]; notes: ImportNote[] } {
  const stated = Object.fromEntries(Object.entries(found ?? {}).filter(([, text]) => text !== null)) as Record<string, string>;
  if (Object.keys(stated).length === 0) return { repository: undefined, notes: [] };
  const isHeld = stated["source"] !== undefined && HOSTED.exec(stated["url"] ?? "")?.[1] === stated["source"];
  return isHeld ? { repository: stated, notes: [] } : { repository: undefined, notes: [note("repository_dropped")] };
}
