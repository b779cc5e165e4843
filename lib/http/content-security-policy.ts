/**
 * What a page may load and do: nothing from other hosts, and no script but those of the server's own answer, which carry
 * its nonce, and what these load themselves (`strict-dynamic`). Links to clients (`vscode:`, `cursor:`) are navigations, which
 * no directive here governs. A style attribute can move things, not run: those of server-rendered pages stay allowed.
 *
 * @param nonce fresh for each answer.
 * @param development React rebuilds stacks of the server with `eval`, in development only.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
