/**
 * A URL as the rules of registry-api.md §2.4 see it.
 *
 * The rules are defined by the parser of the official server (Go's `net/url`), which reports what the WHATWG parser of
 * Node quietly repairs (`https:/host`, `HTTPS://host`, missing schemes), hence a reader of our own.
 */
export type UrlReading =
  | { ok: true; scheme: string; host: string; hostname: string }
  | { ok: false; reason: string };

const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
/** What may stand in a host beside letters, digits and anything beyond ASCII. */
const BAD_HOST_CHARACTER = /[^A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"%\u0080-\u{10ffff}]/u;

/** Reads a URL reference; relative ones are fine (empty scheme). Never throws. */
export function readUrl(raw: string): UrlReading {
  const parts = splitUrl(raw);
  const problem = prefixProblem(raw, parts) ?? authorityProblem(parts.authority) ?? escapeProblem(parts.path);
  if (problem !== null) return { ok: false, reason: `parse ${JSON.stringify(raw)}: ${problem}` };
  const host = parts.authority.slice(parts.authority.lastIndexOf("@") + 1);
  return { ok: true, scheme: parts.scheme.toLowerCase(), host, hostname: hostnameOf(host) };
}

interface UrlParts {
  scheme: string;
  authority: string;
  path: string;
}

function splitUrl(raw: string): UrlParts {
  const [withoutFragment = ""] = raw.split("#", 1);
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(withoutFragment)?.[1] ?? "";
  const [rest = ""] = withoutFragment.slice(scheme === "" ? 0 : scheme.length + 1).split("?", 1);
  const hasAuthority = rest.startsWith("//") && (scheme !== "" || !rest.startsWith("///"));
  if (!hasAuthority) return { scheme, authority: "", path: rest };
  const [authority = ""] = rest.slice(2).split("/", 1);
  return { scheme, authority, path: rest.slice(2 + authority.length) };
}

function prefixProblem(raw: string, { scheme, path }: UrlParts): string | null {
  if (CONTROL_CHARACTER.test(raw)) return "net/url: invalid control character in URL";
  if (raw.startsWith(":")) return "missing protocol scheme";
  return scheme === "" && /^[^/]*:/.test(path) ? "first path segment in URL cannot contain colon" : null;
}

function authorityProblem(authority: string): string | null {
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const bad = BAD_HOST_CHARACTER.exec(host)?.[0];
  if (bad !== undefined) return `invalid character ${JSON.stringify(bad)} in host name`;
  if (host.startsWith("[") && !host.includes("]")) return "missing ']' in host";
  const port = /:[^:\]]*$/.exec(host)?.[0] ?? "";
  if (!/^(?::\d*)?$/.test(port)) return `invalid port ${JSON.stringify(port)} after host`;
  return escapeProblem(authority);
}

function escapeProblem(text: string): string | null {
  const at = text.search(BAD_ESCAPE);
  return at < 0 ? null : `invalid URL escape ${JSON.stringify(text.slice(at, at + 3))}`;
}

function hostnameOf(host: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(host)?.[1];
  return bracketed ?? host.replace(/:\d*$/, "");
}
