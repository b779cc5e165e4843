/**
 * What somebody writes who has only our OpenAPI documents: every call, parameter and answer is typed by what was
 * generated from them. Run by `generated-client.ctest.ts` with an address; prints what it found as JSON.
 */
import createClient from "openapi-fetch";
import type { paths as Product } from "../node_modules/.generated/product.d.ts";
import type { paths as Registry } from "../node_modules/.generated/registry.d.ts";

declare const process: { argv: string[] };

const [baseUrl = "", serverName = "", missing = ""] = process.argv.slice(2);
const registry = createClient<Registry>({ baseUrl });
const product = createClient<Product>({ baseUrl });

/** The answer of a call that must be a success. */
function success<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

async function readRegistry() {
  const list = success(await registry.GET("/v0.1/servers", { params: { query: { limit: 2, version: "latest" } } }));
  const next = success(await registry.GET("/v0.1/servers", { params: { query: { limit: 2, cursor: list.metadata.nextCursor ?? "" } } }));
  const { server, _meta } = success(await registry.GET("/v0.1/servers/{serverName}/versions/{version}", { params: { path: { serverName, version: "latest" } } }));
  const versions = success(await registry.GET("/v0.1/servers/{serverName}/versions", { params: { path: { serverName } } }));
  const official = _meta["io.modelcontextprotocol.registry/official"];
  return {
    list: list.servers.map((entry): string => entry.server.name),
    next: next.servers.map((entry): string => entry.server.name),
    latest: { name: server.name, isLatest: official?.isLatest === true, packages: server.packages?.map(({ identifier }) => identifier) ?? [] },
    versions: versions.servers.map((entry): string => entry.server.version),
  };
}

async function readProduct() {
  const found = success(await product.POST("/api/v1/search", { body: { task_description: "quokka files", top_k: 3 } }));
  const plan = success(await product.GET("/api/v1/servers/{name}/versions/{version}/install-plan", { params: { path: { name: serverName, version: "latest" } } }));
  return { found: found.results.map(({ server }): string => server), plan: { server: plan.server, targets: plan.targets.map(({ transport }) => transport) } };
}

async function readErrors() {
  const official = await registry.GET("/v0/servers/{serverName}/versions/{version}", { params: { path: { serverName: missing, version: "latest" } } });
  const wrong = await registry.GET("/v0/servers", { params: { query: { limit: 1000 } } });
  const own = await product.GET("/api/v1/servers/{name}/versions/{version}/install-plan", { params: { path: { name: missing, version: "latest" } } });
  return {
    official: [official.error?.status, official.error?.detail],
    wrong: wrong.error?.errors?.map(({ location }) => location),
    own: [own.error?.status, own.error?.code],
  };
}

/** Never called: the types refuse what the documents do not have. */
export const misuse = () => [
  // @ts-expect-error there is no such path
  registry.GET("/v0.1/serverz"),
  // @ts-expect-error a limit is a number
  registry.GET("/v0.1/servers", { params: { query: { limit: "many" } } }),
  // @ts-expect-error a search needs a task
  product.POST("/api/v1/search", { body: { top_k: 3 } }),
];

console.log(JSON.stringify({ ...(await readRegistry()), ...(await readProduct()), errors: await readErrors() }));
