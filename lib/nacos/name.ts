import { createHash } from "node:crypto";

/** Nacos puts the name behind `mcpServerName=` into a tag of 64 characters (nacos.md §1.3, limits). */
const MAX_LENGTH = 50;
const HASH_LENGTH = 8;
/** The notice of an empty catalog (lib/nacos/placeholder): no server may take it. */
export const NOTICE_NAME = "registry-notice";
/** What both router generations and the parameter check of old Nacos accept; `.` and `/` are turned into `-`. */
const LOSSLESS = /^[0-9A-Za-z._/-]+$/;

/**
 * The Nacos name of a server taken alone: `[0-9A-Za-z-_]{1,50}`, the same for ever (nacos.md §7.2).
 * A name that does not fit, or whose letters would be lost, ends in a hash of the whole name.
 */
export function nacosName(serverName: string): string {
  const readable = serverName.replace(/[^0-9A-Za-z_-]+/g, "-");
  const fits = readable.length <= MAX_LENGTH && LOSSLESS.test(serverName) && readable.toLowerCase() !== NOTICE_NAME;
  return fits ? readable : hashedName(serverName);
}

/**
 * Server name → Nacos name, without two servers sharing one (Nacos may compare names without case). Names that collide
 * *all* get the hash: nobody takes over the plain name of somebody else, and the result does not depend on the order.
 * `given` are names that servers have already, as entries that were there before us: those stay, and others make way.
 */
export function nameMap(serverNames: Iterable<string>, given: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const plain = new Map([...new Set([...serverNames, ...given.keys()])].map((serverName) => [serverName, given.get(serverName) ?? nacosName(serverName)]));
  const uses = new Map<string, number>();
  for (const name of plain.values()) uses.set(name.toLowerCase(), (uses.get(name.toLowerCase()) ?? 0) + 1);
  if (uses.size === plain.size) return plain;
  const isShared = (name: string) => (uses.get(name.toLowerCase()) ?? 0) > 1;
  return new Map(Array.from(plain, ([serverName, name]) => [serverName, isShared(name) && !given.has(serverName) ? hashedName(serverName) : name]));
}

function hashedName(serverName: string): string {
  const readable = serverName.replace(/[^0-9A-Za-z_-]+/g, "-").slice(0, MAX_LENGTH - HASH_LENGTH - 1);
  const hash = createHash("sha256").update(serverName).digest("hex").slice(0, HASH_LENGTH);
  return `${readable.replace(/-+$/, "")}-${hash}`;
}
