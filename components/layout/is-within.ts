/** Whether a page lies at or below an address: `/console/queue` is within `/console`, `/consoles` is not. */
export function isWithin(pathname: string, base: string): boolean {
  return pathname === base || pathname.startsWith(`${base}/`);
}
