import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createApi } from "@/lib/api/app";
import { readConfig } from "@/lib/config/read";
import { setConfig } from "@/lib/config/config";
import { OPERATIONS } from "./operations";

setConfig(readConfig({ DATABASE_URL: "postgresql://localhost/none", GATEHOUSE_SECRET: "s".repeat(32) }));
const api = createApi();

interface Document {
  info: { version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
}
const yamlOf = async (path: string) => parse(await (await api.request(path)).text()) as Document;

describe("/openapi.yaml", () => {
  it("is what ToolHive probes for", async () => {
    const response = await api.request("/openapi.yaml");
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "application/yaml"]);
    const { info } = await yamlOf("/openapi.yaml");
    expect(info.version).toBe("1.0.0");
    expect(info.description).toContain("https://github.com/modelcontextprotocol/registry");
  });

  it("is at the base address of every catalog, and names that address", async () => {
    expect((await yamlOf("/openapi.yaml")).servers).toEqual([{ url: "/" }]);
    expect((await yamlOf("/c/prod/openapi.yaml")).servers).toEqual([{ url: "/c/prod" }]);
  });

  it("says the same as /openapi.json", async () => {
    expect(await (await api.request("/openapi.json")).json()).toEqual(await yamlOf("/openapi.yaml"));
  });

  it("documents every route there is, and no other", () => {
    const templates = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{serverName\}/, ":server").replace(/\{(\w+)\}/g, ":$1")}`);
    const routed = api.routes
      .filter(({ path, method }) => path.startsWith("/v0.1/") && method !== "ALL" && method !== "OPTIONS" && !path.includes("*"))
      // The two-segment form of a name is the same operation, for proxies that decode %2F.
      .filter(({ path }) => !path.includes("/:server/:name"))
      .map(({ path, method }) => `${method} ${path.slice("/v0.1".length)}`);
    expect([...new Set(routed)].sort()).toEqual([...templates].sort());
  });

  it("has both prefixes, and only references that lead somewhere", async () => {
    const document = await yamlOf("/openapi.yaml");
    expect(Object.keys(document.paths).filter((path) => path.endsWith("/publish"))).toEqual(["/v0.1/publish", "/v0/publish"]);
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = ""]) => name);
    expect(references).toContain("ServerDetail");
    for (const name of references) expect(document.components.schemas).toHaveProperty(name);
    const ids = Object.values(document.paths).flatMap((item) => Object.values(item)).map((operation) => (operation as { operationId: string }).operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("what negative tests of the document found missing", () => {
  it.each([
    ["a NUL character is refused as plain JSON", "/v0.1/servers?search=a%00b", "GET", 400, "application/json"],
    ["a login that is not configured is not found", "/v0/auth/oidc", "POST", 404, "application/problem+json"],
  ])("%s", async (_, url, method, status, mediaType) => {
    const answer = await api.request(url, { method });
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([status, mediaType]);
    const operation = (await yamlOf("/openapi.yaml")).paths[url.split("?")[0] ?? ""]?.[method.toLowerCase()];
    expect(operation).toHaveProperty(["responses", String(status), "content", mediaType]);
  });
});

describe("a path without its version prefix", () => {
  it.each(["/publish", "/health", "/auth/dns", "/servers/com.example%2Fweather/versions/latest", "/servers"])("%s is told both prefixes", async (path) => {
    const response = await api.request(path, { method: "POST" });
    expect([response.status, response.headers.get("Content-Type")]).toEqual([404, "application/problem+json"]);
    expect(await response.json()).toEqual({
      title: "Not Found",
      status: 404,
      detail: `Endpoint not found. Did you mean '/v0.1${path}' or '/v0${path}'? See /docs for the API documentation.`,
    });
  });
});
