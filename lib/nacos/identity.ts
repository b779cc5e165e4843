import { createHash } from "node:crypto";

/** Our own UUID namespace; it must never change, or every server on every target would get another id. */
const GATEHOUSE_NAMESPACE = "5d1b7d0e-6f0a-5c1c-9a55-0f6f8a2f5b11";

/**
 * The id of a server on a Nacos namespace (nacos.md §7.2): UUIDv5 over `<namespaceId>/<server name>`. The same server
 * always gets the same id, which avoids Nacos' stale index after delete and create; ids differ between namespaces
 * because one Nacos wants them unique over all of them.
 */
export function nacosServerId(namespaceId: string, serverName: string): string {
  return uuidV5(GATEHOUSE_NAMESPACE, `${namespaceId}/${serverName}`);
}

/** The entry that is a server's on a target: the one it adopted, the one it was before it came to us, or one of its own. */
export function entryIdOf(namespaceId: string, { adoptedId, originId, serverName }: { adoptedId: string | null; originId: string | null; serverName: string }): string {
  return adoptedId ?? originId ?? nacosServerId(namespaceId, serverName);
}

/** RFC 9562 §5.5. */
export function uuidV5(namespace: string, name: string): string {
  const digest = createHash("sha1").update(Buffer.from(namespace.replaceAll("-", ""), "hex")).update(name, "utf8").digest();
  const bytes = digest.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
