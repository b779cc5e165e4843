import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { credentialsDenied, writeDenied } from "./answers";
import { listServers, serverDetail, type ServerIndex } from "./page";
import { registryNotice } from "./placeholder";
import type { NacosServerDetail } from "./schema";

function named(name: string, version = "1.0.0") {
  return { ...registryNotice("public"), id: `id-of-${name}`, name, version };
}
const details = ["weather", "weather-alerts", "echo"].map((name) => named(name));
const index = indexOf(details);

function indexOf(servers: readonly NacosServerDetail[]): ServerIndex {
  return {
    namespaceId: "public",
    names: servers.map(({ name }) => name),
    byId: (id) => servers.find((server) => server.id === id),
    byName: (name) => servers.find((server) => server.name === name),
  };
}

const namesOf = (query: Parameters<typeof listServers>[1]) => {
  const { body } = listServers(index, query);
  const data = "data" in body ? (body.data as { pageItems: { name: string }[] }) : { pageItems: [] };
  return data.pageItems.map(({ name }) => name);
};

describe("the list", () => {
  it.each([
    ["everything without a name", {}, ["weather", "weather-alerts", "echo"]],
    ["everything for a blurred empty name", { search: "blur", mcpName: "" }, ["weather", "weather-alerts", "echo"]],
    ["the exact name by default", { mcpName: "weather" }, ["weather"]],
    ["no part of a name when accurate", { mcpName: "weath", search: "accurate" }, []],
    ["parts of names when blurred", { mcpName: "weath", search: "blur" }, ["weather", "weather-alerts"]],
    ["nothing in another case", { mcpName: "WEATHER", search: "blur" }, []],
    ["the second page", { pageNo: "2", pageSize: "2" }, ["echo"]],
    ["nothing behind the last page", { pageNo: "9" }, []],
  ])("gives %s", (_guarantee, query, names) => {
    expect(namesOf(query)).toEqual(names);
  });

  it("counts all matches and pages, whatever page is asked for", () => {
    expect(listServers(index, { pageNo: "2", pageSize: "2" }).body).toMatchObject({ code: 0, message: "success", data: { totalCount: 3, pageNumber: 2, pagesAvailable: 2 } });
  });

  it.each([{ pageNo: "-1" }, { pageNo: "x" }, { pageSize: "0" }, { pageSize: "1.5" }])("refuses %o with 400", (query) => {
    expect(listServers(index, query)).toMatchObject({ status: 400, body: { code: 20002 } });
  });
});

describe("the detail", () => {
  it("is found by name, by id, and the id wins over another name", () => {
    expect(serverDetail(index, { mcpName: "echo" }).body).toMatchObject({ data: { name: "echo" } });
    expect(serverDetail(index, { mcpId: "id-of-echo", mcpName: "weather" }).body).toMatchObject({ data: { name: "echo" } });
  });

  it("is there for every server that is listed", () => {
    for (const { name } of details) expect(serverDetail(index, { mcpName: name }).status).toBe(200);
  });
});

describe.skipIf(!sharedDataAvailable())("answers of a real Nacos 3.1", () => {
  const real = (file: string) => {
    const text = readFileSync(join(SHARED_DIR, "data/nacos/real-3.1.0-bugfix", file), "utf8");
    const { status, body } = (JSON.parse(text) as { response: { status: number; body: unknown } }).response;
    return { status, body };
  };
  const withEchoId = "11111111-1111-4111-8111-111111111111";
  const echo = { ...named("echo-server"), id: withEchoId };
  const realIndex = indexOf([echo]);

  it.each([
    ["an unknown name", "32-get-unknown-name.json", serverDetail(realIndex, { mcpName: "no-such" })],
    ["an unknown id", "33-get-unknown-id.json", serverDetail(realIndex, { mcpId: "99999999-1111-4111-8111-111111111111" })],
    ["an unknown version", "31-get-unknown-version.json", serverDetail(realIndex, { mcpName: "echo-server", version: "9.9.9" })],
    ["neither id nor name", "34-get-no-id-no-name.json", serverDetail(realIndex, {})],
    ["page 0", "25-list-page-0.json", listServers(indexOf([]), { pageNo: "0" })],
    ["an unknown way to search", "27-list-search-unknown-word.json", listServers(indexOf([]), { search: "fuzzy" })],
    ["a search without a hit", "23-list-blur-no-hit.json", listServers(index, { search: "blur", mcpName: "zzz" })],
    ["a write of a reader", "178-router-put.json", writeDenied("/nacos/v3/admin/ai/mcp", new Date("2026-11-22T12:54:23.236Z"))],
    ["a wrong password", "10-list-header-wrong-password.json", credentialsDenied("/nacos/v3/admin/ai/mcp/list", new Date("2026-11-22T12:53:07.216Z"))],
  ])("are ours to the letter for %s", (_case, file, answer) => {
    expect(answer).toEqual(real(file));
  });
});
