import { describe, expect, it } from "vitest";
import { readDraft } from "./draft";
import type { JsonObject } from "./json-value";
import { OFFICIAL_RULES } from "./rules-config";
import { semanticIssues } from "./semantic-rules";

const found = (overrides: JsonObject) =>
  semanticIssues(readDraft({ name: "com.example/weather", version: "1.0.0", ...overrides }), OFFICIAL_RULES).map((issue) => `${issue.path}: ${issue.reference}: ${issue.message}`);
const pkg = (overrides: JsonObject): JsonObject => ({ packages: [{ registryType: "npm", identifier: "w", transport: { type: "stdio" }, ...overrides }] });
const packageUrl = (url: string, overrides: JsonObject = {}) => pkg({ transport: { type: "streamable-http", url }, ...overrides });
const remote = (url: string, variables: JsonObject = {}): JsonObject => ({ remotes: [{ type: "sse", url, variables }] });
const UNDEFINED = "reference undefined variables. Available variables:";

describe("semantic rules (registry-api.md §2.4)", () => {
  it.each<[string, JsonObject, string[]]>([
    ["a name without slash", { name: "weather" }, ["name: invalid-server-name: server name must be in format 'dns-namespace/name' (e.g., 'com.example.api/server')"]],
    ["a relative website", { websiteUrl: "docs/index.html" }, [
      "websiteUrl: website-url-must-be-absolute: websiteUrl must be absolute (include scheme): docs/index.html",
      "websiteUrl: website-url-invalid-scheme: websiteUrl must use https scheme: docs/index.html",
    ]],
    ["a script as website", { websiteUrl: "javascript:alert(1)" }, ["websiteUrl: website-url-invalid-scheme: websiteUrl must use https scheme: javascript:alert(1)"]],
    ["a website with a bad port", { websiteUrl: "https://h:a/" }, ['websiteUrl: invalid-website-url: invalid websiteUrl: parse "https://h:a/": invalid port ":a" after host']],
    ["a single quote in the website", { websiteUrl: "https://é.example/'" }, ["websiteUrl: website-url-invalid-characters: websiteUrl contains an invalid character '\\'' at position 19: https://é.example/'"]],
    ["a relative icon", { icons: [{ src: "i.png" }] }, [
      "icons[0].src: icon-src-not-absolute: icon src must be an absolute URL (include scheme): i.png",
      "icons[0].src: icon-src-invalid-scheme: icon src must use https scheme (got ): i.png",
    ]],
    ["an unparsable icon", { icons: [{ src: "https://h/%zz" }] }, ['icons[0].src: icon-src-invalid-url: invalid icon src URL: parse "https://h/%zz": invalid URL escape "%zz"']],
    ["an identifier with a space", pkg({ identifier: "a b" }), ["packages[0].identifier: package-name-has-spaces: package name cannot contain spaces"]],
    ["a package version range", pkg({ version: "~1.2" }), ['packages[0].version: version-looks-like-range: version must be a specific version, not a range: "~1.2"']],
    ["a URL for stdio", pkg({ transport: { type: "stdio", url: "http://h" } }), ["packages[0].transport.url: stdio-transport-url-not-empty: url must be empty for stdio transport type, got: http://h"]],
    ["an unknown package transport", pkg({ transport: { type: "websocket" } }), ["packages[0].transport.type: unsupported-transport-type: unsupported transport type: websocket"]],
    ["an undefined variable in a package", packageUrl("http://h/{a}", { environmentVariables: [{ name: "B" }], runtimeArguments: [{ type: "named", name: "--c" }] }), [
      `packages[0].transport.url: invalid-templated-url: invalid package transport URL: template variables in URL http://h/{a} ${UNDEFINED} [B --c]`,
    ]],
    ["a value that repeats the name", pkg({ packageArguments: [{ type: "named", name: "--port", value: "--port 8080" }] }), [
      "packages[0].packageArguments[0].value: argument-value-starts-with-name: argument value cannot start with the argument name: value starts with argument name '--port': --port 8080",
    ]],
    ["an empty positional argument", pkg({ packageArguments: [{ type: "positional", value: "", valueHint: "" }] }), [
      "packages[0].packageArguments[0]: positional-argument-value-or-hint-required: positional argument must provide a value or a valueHint",
    ]],
    ["a remote without URL", { remotes: [{ type: "sse" }] }, [
      "remotes[0].url: remote-transport-url-required: url is required for sse transport type",
      "remotes[0].url: invalid-templated-url: invalid remote URL: ",
    ]],
    ["a remote over http", remote("http://h.example/"), ["remotes[0].url: invalid-remote-url: invalid remote URL: http://h.example/"]],
    ["a remote below localhost", remote("https://a.localhost/"), ["remotes[0].url: invalid-remote-url: invalid remote URL: https://a.localhost/"]],
    ["a remote whose scheme is a variable", remote("{protocol}://h.example/", { protocol: {} }), ["remotes[0].url: invalid-remote-url: invalid remote URL: {protocol}://h.example/"]],
    ["a remote that is all variable", remote("{baseUrl}/mcp", { baseUrl: {} }), [
      "remotes[0].url: invalid-remote-url: invalid remote URL: {baseUrl}/mcp",
      `remotes[0].url: invalid-templated-url: invalid remote URL: template variables in URL {baseUrl}/mcp ${UNDEFINED} [baseUrl]`,
    ]],
    ["an empty repository", { repository: {} }, [
      "repository.url: repository-url-required: repository url is required when repository is provided",
      "repository.source: repository-source-required: repository source is required when repository is provided",
    ]],
    ["an absolute subfolder", { repository: { url: "https://github.com/a/b", source: "github", subfolder: "/a" } }, ["repository.subfolder: invalid-subfolder-path: invalid subfolder path: /a"]],
  ])("name %s", (_what, overrides, issues) => {
    expect(found(overrides)).toEqual(issues);
  });

  it.each<[string, JsonObject]>([
    ["a port that is a variable of its own name", packageUrl("http://localhost:{PORT}/mcp", { environmentVariables: [{ name: "PORT" }] })],
    ["the port as last part", packageUrl("http://{host}:{x}", { packageArguments: [{ type: "positional", valueHint: "host" }, { type: "named", name: "x" }] })],
    ["the website's userinfo, port, query and fragment", { websiteUrl: "https://u@[::1]:80/p?q=[]#f" }],
    ["a repository with www and a trailing slash", { repository: { url: "http://www.github.com/a.b/c-d/", source: "github" } }],
    ["pre-releases that contain x", { version: "1.0.0-experimental.x86" }],
  ])("accept %s", (_what, overrides) => {
    expect(found(overrides)).toEqual([]);
  });

  it.each(["^1", "~ 1.2.3", "=v1.2.3-rc.1", "1.2.3 - 2.0.0", "1||2", "x.1", "*.*", "v1.X", "1.x-linux"])("take %s for a range", (version) => {
    expect(found({ version })).toHaveLength(1);
  });
});
