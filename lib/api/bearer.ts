const BEARER = /^Bearer +(\S+)$/i;

/** The credential of an `Authorization` header, or null when there is none of the scheme `Bearer` (RFC 6750). Pure. */
export function bearerOf(authorization: string | undefined): string | null {
  return BEARER.exec(authorization?.trim() ?? "")?.[1] ?? null;
}
