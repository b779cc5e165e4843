/** Where this installation is reached (lib/config). */
export interface OwnAddress {
  publicUrl: string;
  /** False: `publicUrl` is a guess from HOST and PORT. */
  publicUrlConfigured: boolean;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether an `Origin` header is ours (governance.md §3). Without GATEHOUSE_PUBLIC_URL a loopback origin equal to
 * `Host` is ours too: loopback only, because a name that an attacker points at us would also equal its `Host`.
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, own: OwnAddress): boolean {
  if (origin === undefined) return false;
  if (origin === own.publicUrl) return true;
  if (own.publicUrlConfigured || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && url.host === host && LOOPBACK.has(url.hostname);
}
