/**
 * Links that open a client with a configuration in it: the exact encodings of install.md §1.4. Callers see to it that
 * nothing in `config` is a secret: links are kept in histories and logs.
 */
type Config = Readonly<Record<string, unknown>>;

const encode = encodeURIComponent;

/** Windows hands longer addresses to no program (install.md §1.4, rule 4). */
export const MAX_LINK_LENGTH = 2000;

/** VS Code decodes what was decoded already, so a percent sign has to survive twice. */
export function vsCodeLink(scheme: "vscode" | "vscode-insiders", config: Config): string {
  return `${scheme}:mcp/install?${encode(JSON.stringify(config).replaceAll("%", "%25"))}`;
}

/** The page of a server in the gallery that the editor is configured with; it holds no configuration at all. */
export function vsCodeGalleryLink(scheme: "vscode" | "vscode-insiders", server: string): string {
  return `${scheme}:mcp/by-name/${server}`;
}

/** By way of a public host, for places that strip other schemes. */
export function vsCodeWebLink(edition: "stable" | "insiders", name: string, config: Config, inputs: readonly unknown[]): string {
  const host = edition === "insiders" ? "insiders.vscode.dev" : "vscode.dev";
  const parts = [`name=${encode(name)}`, `config=${encode(JSON.stringify(config))}`, ...(inputs.length > 0 ? [`inputs=${encode(JSON.stringify(inputs))}`] : [])];
  return `https://${host}/redirect/mcp/install?${parts.join("&")}${edition === "insiders" ? "&quality=insiders" : ""}`;
}

/** Both by way of a page of the vendor, which learns what is installed; there is no other link. */
export function visualStudioLink(config: Config): string {
  return `https://aka.ms/vs/mcp-install?${encode(JSON.stringify(config))}`;
}

export function cursorLink(name: string, config: Config): string {
  return `cursor://anysphere.cursor-deeplink/mcp/install?name=${encode(name)}&config=${encode(base64(JSON.stringify(config)))}`;
}

export function lmStudioLink(name: string, config: Config): string {
  return `lmstudio://add_mcp?name=${encode(name)}&config=${encode(base64(JSON.stringify(config)))}`;
}

export function kiroLink(name: string, config: Config): string {
  return `https://kiro.dev/launch/mcp/add?name=${encode(name)}&config=${encode(JSON.stringify(config))}`;
}

interface GooseExtension {
  id: string;
  name: string;
  description: string;
}

/** `env` says what each variable is for; Goose asks for the values. */
export function gooseCommandLink({ id, name, description }: GooseExtension, command: string, args: readonly string[], env: readonly [string, string][]): string {
  const pairs: [string, string][] = [["cmd", command], ...args.map((arg): [string, string] => ["arg", arg]), ["id", id], ["name", name], ["description", description], ...env.map(([key, label]): [string, string] => ["env", `${key}=${label}`])];
  return gooseLink(pairs);
}

/** Without a type Goose would speak sse. */
export function gooseRemoteLink({ id, name, description }: GooseExtension, url: string, type: "streamable_http" | "sse", headers: readonly [string, string][]): string {
  const pairs: [string, string][] = [["url", url], ["type", type], ["id", id], ["name", name], ["description", description], ...headers.map(([key, value]): [string, string] => ["header", `${key}=${value}`])];
  return gooseLink(pairs);
}

function gooseLink(pairs: readonly [string, string][]): string {
  return `goose://extension?${pairs.map(([name, value]) => `${name}=${encode(value)}`).join("&")}`;
}

/** Base64 of the UTF-8 bytes: `btoa` alone throws on anything beyond Latin-1. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
