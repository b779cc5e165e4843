const SERVER = /^(\/api\/v1\/servers\/)([^/]+)\/([^/]+)(\/.*)?$/;
const LISTING = /^(\/api\/v1\/catalogs\/[^/]+\/listings\/)([^/]+)\/([^/]+)(\/.*)?$/;

/**
 * Rewrites the two-segment form of a server name in a path of the product API into the one-segment form
 * (`/servers/io.github.acme/weather` → `/servers/io.github.acme%2Fweather`): proxies decode `%2F` (registry-api.md
 * §1.3). A name has exactly one slash, so a first segment without one is a namespace. Pure; other paths pass unchanged.
 *
 * @param path a raw path, without query and with nothing decoded.
 */
export function joinServerName(path: string): string {
  const match = SERVER.exec(path) ?? LISTING.exec(path);
  if (match === null) return path;
  const [, before = "", namespace = "", name = "", rest = ""] = match;
  if (/%2f/i.test(namespace)) return path;
  return `${before}${namespace}%2F${name}${rest}`;
}
