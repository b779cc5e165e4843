/**
 * Splits `namespace/name` at its first slash (governance.md §1: namespace = text before the slash).
 * A text without a slash is no server name; its namespace is the empty string, which no one may own.
 */
export function splitServerName(serverName: string): { namespace: string; name: string } {
  const slash = serverName.indexOf("/");
  return { namespace: serverName.slice(0, Math.max(slash, 0)), name: serverName.slice(slash + 1) };
}

/** The official form of a server name (registry-api.md §2.3). */
export const SERVER_NAME_FORM = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;

/** The key under which a server name is unique: names are unique case-insensitively (governance.md §1). */
export function serverNameKey(serverName: string): string {
  return serverName.toLowerCase();
}
