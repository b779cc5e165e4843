import { createHash } from "node:crypto";
import { serverNameKey } from "@/lib/manifest/names";

/** `namespace/name` as registry-api.md §2.4 wants it. */
const REGISTRY_NAME = /^[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]\/[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]$/;
/** Nothing of such a name is lost on the way. */
const LOSSLESS = /^[0-9A-Za-z._/-]+$/;
const MAX_LENGTH = 80;
const HASH_LENGTH = 8;

/**
 * The names that entries of a Nacos namespace get here, by id. A name that has a namespace keeps it; others get `namespace`, or
 * none when it is empty. Names that would meet all end in a hash, so that none takes the name of another and the order
 * does not count; so do names whose letters would be lost.
 */
export function registryNames(entries: readonly { id: string; name: string }[], namespace: string): Map<string, string | null> {
  const plain = new Map(entries.map(({ id, name }) => [id, registryName(name, namespace)]));
  const uses = new Map<string, number>();
  for (const name of plain.values()) if (name !== null) uses.set(serverNameKey(name), (uses.get(serverNameKey(name)) ?? 0) + 1);
  return new Map(
    entries.map(({ id, name }) => {
      const found = plain.get(id) ?? null;
      const isShared = found !== null && (uses.get(serverNameKey(found)) ?? 0) > 1;
      return [id, isShared && found !== name ? hashed(name, namespace) : found];
    }),
  );
}

function registryName(name: string, namespace: string): string | null {
  if (REGISTRY_NAME.test(name) && name.length <= 200) return name;
  if (namespace === "") return null;
  const readable = readableName(name);
  return LOSSLESS.test(name) && readable.length >= 2 && readable.length <= MAX_LENGTH ? `${namespace}/${readable}` : hashed(name, namespace);
}

function readableName(name: string): string {
  return name.replace(/[^0-9A-Za-z._-]+/g, "-").replace(/^[^0-9A-Za-z]+|[^0-9A-Za-z]+$/g, "");
}

function hashed(name: string, namespace: string): string {
  const readable = readableName(name).slice(0, MAX_LENGTH - HASH_LENGTH - 1).replace(/[^0-9A-Za-z]+$/, "") || "server";
  return `${namespace}/${readable}-${createHash("sha256").update(name).digest("hex").slice(0, HASH_LENGTH)}`;
}
