import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import type { Manifest, Package, Remote } from "@/lib/manifest/schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { type NacosMappingInput, toNacosListItem, toNacosServer } from "./mapper";
import { registryNotice } from "./placeholder";
import { nacosListItemSchema, nacosServerDetailSchema, type NacosServerDetail } from "./schema";

const NAME = "com-acme-weather";
const SURFACE: ToolSurface = {
  tools: [{ name: "get_forecast", description: "Forecast for a city", inputSchema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] } }],
  prompts: [],
  resources: [],
};

function mapped(parts: Partial<Manifest>, rest: Partial<NacosMappingInput> = {}) {
  const manifest: Manifest = { $schema: "s", name: "com.acme/weather", title: "Weather", description: "Forecasts of the world", version: "1.4.2", ...parts };
  return toNacosServer({
    manifest, surface: SURFACE, name: NAME, id: "33333333-3333-5333-8333-333333333333", namespaceId: "public",
    releasedAt: new Date("2026-11-22T12:54:01.123Z"), enabled: true, status: "active", ...rest,
  });
}
function served(parts: Partial<Manifest>, rest: Partial<NacosMappingInput> = {}): NacosServerDetail {
  const result = mapped(parts, rest);
  if ("refused" in result) throw new Error(result.sentence);
  expect(nacosServerDetailSchema.parse(result)).toEqual(result);
  return result;
}
function pkg(registryType: string, parts: Partial<Package> = {}): Package {
  return { registryType, identifier: registryType === "oci" ? "ghcr.io/acme/weather:1.4.2" : "weather-mcp", version: "1.4.2", transport: { type: "stdio" }, ...parts };
}
function remote(url: string, parts: Partial<Remote> = {}): Remote {
  return { type: "streamable-http", url, ...parts };
}
const NPM = { packages: [pkg("npm")] };
const localOf = (detail: NacosServerDetail) => detail.localServerConfig?.mcpServers?.[NAME];

describe("a program", () => {
  it("is found under the exact Nacos name, pinned, with placeholders instead of secrets", () => {
    const detail = served({ packages: [pkg("npm", {
      environmentVariables: [
        { name: "WEATHER_KEY", isSecret: true, isRequired: true },
        { name: "UNITS", default: "metric" },
        { name: "FIXED", value: "1" },
        { name: "OPTIONAL_TOKEN", isSecret: true },
        { name: "AUTH", value: "Bearer {token}", isRequired: true, variables: { token: { isSecret: true, isRequired: true } } },
      ],
      packageArguments: [{ type: "positional", valueHint: "dir", isRequired: true }],
    })] });
    expect(detail.protocol).toBe("stdio");
    expect(detail.localServerConfig).toEqual({ mcpServers: { [NAME]: {
      command: "npx",
      args: ["-y", "weather-mcp@1.4.2", "${dir}"],
      env: { WEATHER_KEY: "${WEATHER_KEY}", UNITS: "metric", FIXED: "1", AUTH: "Bearer ${token}" },
    } } });
    expect([detail.remoteServerConfig, detail.backendEndpoints, detail.frontendEndpoints]).toEqual([null, null, null]);
  });

  it.each([
    ["pypi", "uvx", ["weather-mcp==1.4.2"]],
    ["oci", "docker", ["run", "-i", "--rm", "ghcr.io/acme/weather:1.4.2"]],
    ["nuget", "dnx", ["weather-mcp@1.4.2", "--yes"]],
  ])("of type %s is started by %s", (type, command, args) => {
    expect(localOf(served({ packages: [pkg(type)] }))).toEqual({ command, args, env: {} });
  });
});

describe("a remote", () => {
  it.each([
    ["streamable-http", "https://mcp.acme.example/weather/mcp?x=1", "mcp-streamable", "https", 443, "/weather/mcp?x=1"],
    ["sse", "http://mcp.acme.example:8080/sse", "mcp-sse", "http", 8080, "/sse"],
    ["sse", "http://mcp.acme.example", "mcp-sse", "http", 80, "/"],
  ])("of type %s at %s is reached by %s, %s, port %i", (type, url, protocol, scheme, port, path) => {
    const detail = served({ remotes: [remote(url, { type })] });
    expect(detail).toMatchObject({
      protocol, frontProtocol: protocol, localServerConfig: null, frontendEndpoints: [],
      remoteServerConfig: { exportPath: path, frontEndpointConfigList: null,
        serviceRef: { namespaceId: "public", groupName: "mcp-endpoints", serviceName: "com-acme-weather::1.4.2", transportProtocol: scheme } },
      backendEndpoints: [{ protocol: scheme, address: "mcp.acme.example", port, path, headers: null }],
    });
  });
});

describe("the target a router gets", () => {
  const secret = { environmentVariables: [{ name: "K", isSecret: true, isRequired: true }] };
  const URL_443 = "https://mcp.acme.example/mcp";
  it.each<[string, Partial<Manifest>, string]>([
    ["is a program rather than a remote", { ...NPM, remotes: [remote(URL_443)] }, "npx"],
    ["is npm rather than pypi rather than a container", { packages: [pkg("oci"), pkg("pypi"), pkg("npm")] }, "npx"],
    ["is what nobody has to fill in", { packages: [pkg("npm", secret), pkg("pypi")] }, "uvx"],
    ["is a remote when only that needs no secret", { packages: [pkg("npm", secret)], remotes: [remote(URL_443)] }, "mcp-streamable"],
    ["is a program when both need a secret", { packages: [pkg("npm", secret)], remotes: [remote(URL_443, { headers: [{ name: "A", isSecret: true, isRequired: true }] })] }, "npx"],
    ["is sse rather than streamable-http", { remotes: [remote(URL_443), remote("https://mcp.acme.example/sse", { type: "sse" })] }, "mcp-sse"],
    ["is never a program that must be connected to afterwards", { packages: [pkg("npm", { transport: { type: "sse", url: "http://localhost:1/" } }), pkg("pypi")] }, "uvx"],
  ])("%s", (_guarantee, parts, expected) => {
    const detail = served(parts);
    expect(detail.protocol === "stdio" ? localOf(detail)?.command : detail.protocol).toBe(expected);
  });
});

describe("a refusal instead of a broken entry", () => {
  it.each<[string, Partial<Manifest>, string]>([
    ["a version with build metadata", { ...NPM, version: "1.0.0+build.7" }, "version_not_servable"],
    ["a version with a space", { ...NPM, version: "1 0" }, "version_not_servable"],
    ["a version with a slash", { ...NPM, version: "1/0" }, "version_not_servable"],
    ["no packages and no remotes", {}, "no_targets"],
    ["only a bundle", { packages: [pkg("mcpb")] }, "targets_unsupported"],
    ["only an unknown package type", { packages: [pkg("cargo")] }, "targets_unsupported"],
    ["only an unpinned package", { packages: [pkg("npm", { version: "latest" })] }, "targets_unsupported"],
    ["a remote whose URL is to be filled in", { remotes: [remote("https://{t}.acme.example/", { variables: { t: {} } })] }, "targets_unsupported"],
    ["https on a port that routers call by http", { remotes: [remote("https://acme.example:8443/mcp")] }, "targets_unsupported"],
    ["http on the port that routers call by https", { remotes: [remote("http://acme.example:443/mcp")] }, "targets_unsupported"],
    ["a remote with credentials in its URL", { remotes: [remote("https://u:p@acme.example/mcp")] }, "targets_unsupported"],
  ])("is given for %s", (_case, parts, refused) => {
    expect(mapped(parts)).toEqual({ refused, sentence: expect.stringMatching(/\.$/) });
  });

  it("is not given for pre-releases and calendar versions", () => {
    for (const version of ["1.0.0-rc.1", "2026.11.22"]) expect(served({ ...NPM, version }).version).toBe(version);
  });
});

describe("tools", () => {
  it("are null or complete, never half", () => {
    expect(served(NPM, { surface: null })).toMatchObject({ toolSpec: null, capabilities: [] });
    expect(served(NPM, { surface: { ...SURFACE, tools: [] } }).toolSpec).toBeNull();
    expect(served(NPM)).toMatchObject({ toolSpec: { tools: SURFACE.tools, toolsMeta: {}, securitySchemes: [] }, capabilities: ["TOOL"] });
  });

  it("always have a description and inputSchema.properties", () => {
    const tools = [{ name: "a" }, { name: "b", description: "", title: "B" }, { name: "c", inputSchema: { type: "object", properties: null } }];
    const spec = served(NPM, { surface: { ...SURFACE, tools } }).toolSpec;
    expect(spec?.tools).toEqual([
      { name: "a", description: "a", inputSchema: { type: "object", properties: {} } },
      { name: "b", description: "B", inputSchema: { type: "object", properties: {} } },
      { name: "c", description: "c", inputSchema: { type: "object", properties: {} } },
    ]);
  });

  it("leave out what routers do not know, such as annotations", () => {
    const tools = [{ name: "a", description: "A", annotations: { readOnlyHint: true }, extra: 1 }];
    expect(Object.keys(served(NPM, { surface: { ...SURFACE, tools } }).toolSpec?.tools[0] ?? {})).toEqual(["name", "description", "inputSchema"]);
  });
});

describe("the description", () => {
  it("carries every word routers search for", () => {
    const { description } = served({ ...NPM, name: "io.github.acme/super-weatherMap" });
    for (const word of ["Weather", "Forecasts of the world", "io.github.acme/super-weatherMap", "super", "weather", "map", "get_forecast"]) {
      expect(description).toContain(word);
    }
  });

  it("is never empty and carries no invisible characters", () => {
    const { description } = served({ ...NPM, title: "We\u200bat\u202eher", description: "\u0000\u2066" }, { surface: null });
    expect(description).toContain("Weather");
    expect(description).toMatch(/^[\P{C}]+$/u);
  });
});

describe("the list item", () => {
  it("is the detail without configuration, endpoints and tools", () => {
    const detail = served(NPM);
    const item = toNacosListItem(detail);
    expect(nacosListItemSchema.parse(item)).toEqual(item);
    expect(item).toMatchObject({ id: detail.id, name: NAME, localServerConfig: null, remoteServerConfig: null, latestPublishedVersion: "1.4.2",
      versionDetails: [{ version: "1.4.2", release_date: "2026-11-22T12:54:01Z", is_latest: true }] });
  });
});

describe("the notice of an empty catalog", () => {
  it("is a complete, visible server whose program ends at once", () => {
    const notice = registryNotice("public");
    expect(nacosServerDetailSchema.parse(notice)).toEqual(notice);
    expect(notice).toMatchObject({ enabled: true, protocol: "stdio", description: expect.stringMatching(/No approved servers/) });
    expect(notice.localServerConfig?.mcpServers?.[notice.name]?.args).toEqual(["-e", "process.exit(1)"]);
  });
});

describe.skipIf(!sharedDataAvailable())("against captures of a real Nacos 3.1", () => {
  const folder = join(SHARED_DIR, "data/nacos/real-3.1.0-bugfix");
  const files = sharedDataAvailable() ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  const data = files.map((file) => (JSON.parse(readFileSync(join(folder, file), "utf8")) as { response?: { body?: { data?: unknown } } }).response?.body?.data);
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  const realDetails = data.filter(isObject).filter((value) => "allVersions" in value && "id" in value);
  const realItems = data.filter(isObject).flatMap((page) => (Array.isArray(page["pageItems"]) ? page["pageItems"] : [])).filter((item) => isObject(item) && "latestPublishedVersion" in item);
  const sortedKeys = (value: unknown) => Object.keys(isObject(value) ? value : {}).sort();

  const ours = [served(NPM), served({ remotes: [remote("https://mcp.acme.example/mcp")] })];

  it("has the key set of every real detail, and of its parts", () => {
    expect(realDetails.length).toBeGreaterThan(20);
    for (const real of realDetails) {
      for (const detail of ours) expect(sortedKeys(detail)).toEqual(sortedKeys(real));
      if (real["toolSpec"]) expect(sortedKeys(ours[0]?.toolSpec)).toEqual(sortedKeys(real["toolSpec"]));
      if (real["remoteServerConfig"]) expect(sortedKeys(ours[1]?.remoteServerConfig)).toEqual(sortedKeys(real["remoteServerConfig"]));
      const endpoint = (real["backendEndpoints"] as unknown[] | null)?.[0];
      if (endpoint) expect(sortedKeys(ours[1]?.backendEndpoints?.[0])).toEqual(sortedKeys(endpoint));
    }
  });

  it("has the key set of every real list item", () => {
    expect(realItems.length).toBeGreaterThan(10);
    for (const real of realItems) for (const detail of ours) expect(sortedKeys(toNacosListItem(detail))).toEqual(sortedKeys(real));
  });

  it("reads every real detail and list item by its own schemas", () => {
    for (const real of realDetails.filter((detail) => detail["protocol"] !== "carrier-pigeon")) nacosServerDetailSchema.parse(real);
    for (const real of realItems) nacosListItemSchema.parse(real);
  });
});
