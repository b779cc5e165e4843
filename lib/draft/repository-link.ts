const SOURCES: Readonly<Record<string, "github" | "gitlab">> = { "github.com": "github", "gitlab.com": "gitlab" };
/** npm's shorthands: `github:acme/weather`, `acme/weather`. */
const SHORTHAND = /^(?:(github|gitlab):)?([\w.-]+\/[\w.-]+)$/;
/** `git@github.com:acme/weather.git` */
const SCP = /^[\w.-]+@([\w.-]+):(.+)$/;
const SUBFOLDER = /^[\w.-]+(?:\/[\w.-]+)*$/;

export interface RepositoryLink {
  url: string;
  source: "github" | "gitlab";
  subfolder?: string;
}

/**
 * The `repository` of a server.json out of any of the ways in which package metadata names one; null where it is not one
 * that the official rules accept (registry-api.md §2.4).
 */
export function repositoryLink(text: string, subfolder: string | null): RepositoryLink | null {
  const url = webAddress(text.trim());
  const source = url === null ? undefined : SOURCES[url.hostname.replace(/^www\./, "")];
  if (url === null || source === undefined) return null;
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  // Beyond the project, addresses name branches and files.
  const end = source === "github" ? 2 : segments.indexOf("-");
  const path = segments.slice(0, end === -1 ? undefined : end).join("/").replace(/\.git$/, "");
  if (!/^[\w.-]+(?:\/[\w.-]+)+$/.test(path)) return null;
  const folder = (subfolder ?? "").replace(/^\.?\/+|\/+$/g, "");
  const isUsable = SUBFOLDER.test(folder) && !folder.split("/").some((segment) => segment === "." || segment === "..");
  return { url: `https://${source}.com/${path}`, source, ...(isUsable && { subfolder: folder }) };
}

function webAddress(text: string): URL | null {
  const [, host = "github", path] = SHORTHAND.exec(text) ?? [];
  if (path !== undefined) return new URL(`https://${host}.com/${path}`);
  const [, scpHost, scpPath] = SCP.exec(text) ?? [];
  const address = scpHost === undefined ? text.replace(/^git\+/, "").replace(/^(?:git|ssh|http):/, "https:") : `https://${scpHost}/${scpPath}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" ? url : null;
}
