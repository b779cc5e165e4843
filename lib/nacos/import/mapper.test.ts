import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readManifest } from "@/lib/manifest/read";
import { OFFICIAL_RULES } from "@/lib/manifest/rules-config";
import { program, remote } from "@/test/nacos/servers";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { serverHash } from "../canonical";
import { type ObservedServer, observedServerSchema } from "../client/schema";
import { toNacosServer } from "../mapper";
import { firstSync } from "./first-sync";
import { type Submission, toSubmission } from "./mapper";
import { keepsWords } from "./origin";
import type { ImportNoteCode } from "./preview-schema";

const ID = "11111111-1111-4111-8111-111111111111";
const NAME = "com.acme/weather";
type Change = Partial<Record<keyof ObservedServer, unknown>>;

const entry = (change: Change = {}) => observedServerSchema.parse({ ...program({ id: ID, name: "weather", version: "1.0.0" }), ...change });
const remoteEntry = (change: Change = {}) => observedServerSchema.parse({ ...remote({ id: ID, name: "weather", version: "1.0.0" }), ...change });
const started = (program_: object) => ({ localServerConfig: { mcpServers: { weather: program_ } } });
const npx = (...args: string[]) => ({ command: "npx", args: ["-y", "weather@1.0.0", ...args], env: {} });

function mapped(server: ObservedServer): { submission: Submission; codes: ImportNoteCode[] } {
  const { submission, notes } = toSubmission(server, NAME);
  if (submission === null) throw new Error(notes[0]?.sentence);
  return { submission, codes: notes.map(({ code }) => code) };
}
const effect = (server: ObservedServer) => firstSync(mapped(server).submission, server, null, "public");

describe("an entry that a server.json holds whole", () => {
  it.each([
    ["a program", entry()],
    ["a program with arguments and fixed variables", entry(started({ ...npx("--root", "/data"), env: { REGION: "eu", LIMIT_TOKENS: "4096" } }))],
    ["a program with a documented placeholder", entry(started({ ...npx(), env: { ACME_KEY: "${ACME_KEY}" } }))],
    ["a remote", remoteEntry()],
    ["a description longer than server.json holds", entry({ description: "查询天气 ".repeat(80).trim() })],
    ["a deprecated one", entry({ status: "deprecated" })],
    ["one with a repository", entry({ repository: { url: "https://github.com/acme/weather", source: "github", id: null, subfolder: null } })],
  ])("comes back as the same entry, and nothing is written to it: %s", (_what, server) => {
    const { submission, codes } = mapped(server);
    expect(codes).toEqual([]);
    expect(effect(server)).toEqual({ outcome: "nothing", changes: [], reason: null });
    const back = toNacosServer({ ...submission, status: "active", name: "weather", id: ID, namespaceId: "public", releasedAt: new Date(), enabled: true });
    if ("refused" in back) throw new Error(back.sentence);
    expect(serverHash(keepsWords(back, submission.manifest))).toBe(serverHash(server));
    expect(readManifest(JSON.stringify(submission.manifest), { rules: OFFICIAL_RULES }).issues).toEqual([]);
  });
});

describe("an entry of which something is lost", () => {
  const secret = `ghp_${"a1B2".repeat(10)}`;
  const tool = { name: "t", description: "d", inputSchema: { type: "object", properties: {} } };
  const toolSpec = { tools: [tool], toolsMeta: {}, securitySchemes: [] };
  const service = { namespaceId: "public", groupName: "DEFAULT_GROUP", serviceName: "weather-svc", transportProtocol: "https" };

  it.each<[string, ObservedServer, ImportNoteCode[], string[]]>([
    ["a secret in env", entry(started({ ...npx(), env: { GITHUB_TOKEN: secret } })), ["secret_removed"], ["localServerConfig"]],
    ["fields nobody knows", entry(started({ ...npx(), cwd: "/x", disabled: false })), ["program_fields"], ["localServerConfig"]],
    ["a program under another name", entry({ localServerConfig: { mcpServers: { other: npx() } } }), ["program_key"], ["localServerConfig"]],
    ["several versions", entry({ allVersions: [{ version: "0.9.0" }, { version: "1.0.0" }] }), ["several_versions"], ["versions"]],
    ["a service of somebody", remoteEntry({ remoteServerConfig: { serviceRef: service, exportPath: "/sse", frontEndpointConfigList: null } }), ["service_reference"], ["service"]],
    ["several addresses", remoteEntry({ backendEndpoints: [{ protocol: "https", address: "a.example", port: 443, path: "/sse" }, { protocol: "https", address: "b.example", port: 443, path: "/sse" }] }), ["several_endpoints"], ["endpoints"]],
    ["security schemes", entry({ toolSpec: { ...toolSpec, securitySchemes: [{ id: "s", defaultCredential: secret }] } }), ["security_schemes"], ["securitySchemes"]],
    ["a tool that is switched off", entry({ toolSpec: { ...toolSpec, toolsMeta: { t: { enabled: false, templates: {}, invokeContext: {} } } } }), ["tool_settings"], ["toolsMeta"]],
    ["templates of a tool", entry({ toolSpec: { ...toolSpec, toolsMeta: { t: { enabled: true, templates: { "json-go-template": { a: "{{.x}}" } } } } } }), ["tool_settings"], ["toolsMeta"]],
    ["tools without a schema", entry({ toolSpec: { ...toolSpec, tools: [{ name: "t", description: null, inputSchema: null }] } }), [], ["tools"]],
    ["two tools of one name", entry({ toolSpec: { ...toolSpec, tools: [tool, tool] } }), ["tools_invalid"], ["tools"]],
    ["no description", entry({ description: "" }), ["description_missing"], ["description"]],
    ["a description beyond all bounds", entry({ description: "天".repeat(3_000) }), ["description_cut"], ["description"]],
    ["a repository of another kind", entry({ repository: { url: "https://example.com/acme/echo", source: "git" } }), ["repository_dropped"], ["repository"]],
    ["a disabled one", entry({ enabled: false }), ["disabled"], ["enabled"]],
    ["half a character", entry({ description: "Forecasts \ud83d now\0" }), ["text_repaired"], ["description"]],
    ["a name that breaks routers", entry({ name: "io.github.acme/weather", localServerConfig: { mcpServers: { "io.github.acme/weather": npx() } } }), [], ["name", "localServerConfig"]],
    ["another front protocol", remoteEntry({ frontProtocol: "mcp-streamable" }), [], ["frontProtocol"]],
    ["another spelling of its command", entry(started({ command: "npx", args: ["weather@1.0.0"], env: {} })), [], ["localServerConfig"]],
  ])("names it, and what the first sync writes: %s", (_what, server, codes, changes) => {
    expect(mapped(server).codes).toEqual(codes);
    expect(effect(server)).toEqual({ outcome: "changes", changes, reason: null });
  });

  it.each<[string, ObservedServer, ImportNoteCode[]]>([
    ["without an exact version", entry(started({ command: "npx", args: ["-y", "weather"], env: {} })), ["unpinned_command"]],
    ["with a key in its address", remoteEntry({ backendEndpoints: [{ protocol: "https", address: "a.example", port: 443, path: "/sse?key=sup3rS3cret" }] }), ["secret_removed", "url_inputs"]],
    ["with a key in its path", remoteEntry({ backendEndpoints: [{ protocol: "https", address: "a.example", port: 443, path: `/${"a1b2c3d4e5f6a7b8".repeat(2)}/sse` }] }), ["secret_removed", "url_inputs"]],
    ["whose path is a template", remoteEntry({ backendEndpoints: [{ protocol: "https", address: "a.example", port: 443, path: "/{tenant}/sse" }] }), ["url_inputs"]],
    ["whose version Nacos cannot serve", entry({ version: "1.0.0+7", allVersions: [{ version: "1.0.0+7" }] }), []],
  ])("says that Nacos cannot hold what is approved: %s", (_what, server, codes) => {
    const { submission, codes: found } = mapped(server);
    expect([found, effect(server).outcome]).toEqual([codes, "removes"]);
    expect(JSON.stringify(submission)).not.toMatch(/sup3rS3cret|a1b2c3d4/);
  });

  it("keeps no value of a secret anywhere", () => {
    const headers = [{ name: "Authorization", value: `Bearer ${secret}` }];
    const servers = [
      entry(started({ ...npx("--token", secret), env: { A: secret, DB: "postgres://u:hunter2pw@db/x", ACME_PASSWORD: "hunter2pw", PLAIN: "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6" } })),
      remoteEntry({ backendEndpoints: [{ protocol: "https", address: "a.example", port: 443, path: "/sse", headers }] }),
    ];
    for (const server of servers) expect(JSON.stringify(toSubmission(server, NAME))).not.toMatch(/ghp_|hunter2|a1B2c3/);
  });
});

describe("an entry that cannot be imported", () => {
  it.each<[ImportNoteCode, ObservedServer]>([
    ["no_version", entry({ version: null })],
    ["protocol_unsupported", entry({ protocol: "http" })],
    ["protocol_unsupported", entry({ protocol: "dubbo" })],
    ["no_command", entry({ localServerConfig: null })],
    ["no_command", entry({ localServerConfig: { mcpServers: { weather: { url: "https://a.example/sse" } } } })],
    ["several_programs", entry({ localServerConfig: { mcpServers: { a: npx(), b: npx() } } })],
    ["command_unknown", entry(started({ command: "node", args: ["server.js"] }))],
    ["command_not_understood", entry(started({ command: "npx", args: ["-y", 5] }))],
    ["no_endpoint", remoteEntry({ backendEndpoints: [] })],
  ])("says why: %s", (code, server) => {
    expect(toSubmission(server, NAME)).toMatchObject({ submission: null, notes: [{ code }] });
  });
});

const CAPTURES = join(SHARED_DIR, "data/nacos/real-3.1.0-bugfix");

describe.skipIf(!sharedDataAvailable())("what a real Nacos answered", () => {
  const details = readdirSync(CAPTURES).flatMap((file): [string, ObservedServer][] => {
    if (!/^\d+-.*\.json$/.test(file)) return [];
    const { response } = JSON.parse(readFileSync(join(CAPTURES, file), "utf8")) as { response?: { body?: { data?: unknown } } };
    const parsed = observedServerSchema.safeParse(response?.body?.data);
    return parsed.success && parsed.data.protocol !== "" ? [[file, parsed.data]] : [];
  });

  it("is read, entry by entry: 48 and more", () => {
    expect(details.length).toBeGreaterThanOrEqual(48);
    const unread = details.filter(([, server]) => toSubmission(server, NAME).submission === null).map(([file]) => file);
    expect(unread).toEqual(["131-get-ref-service-missing.json"]);
  });

  it.each<[string, ImportNoteCode[], string, string[]]>([
    ["102-tools-null-lists-get.json", [], "nothing", []],
    ["104-tools-empty-get.json", [], "nothing", []],
    ["117-get-streamable-direct-https.json", [], "nothing", []],
    ["143-get-streamable-ref-domain-name.json", [], "nothing", []],
    ["92-version-prerelease-get.json", [], "nothing", []],
    ["98-version-calendar-get.json", [], "nothing", []],
    ["28-get-by-id.json", ["repository_dropped"], "changes", ["repository"]],
    ["77-name-cjk-get-by-id.json", [], "changes", ["name", "localServerConfig"]],
    ["106-tools-no-schema-get.json", [], "changes", ["tools"]],
    ["108-tools-full-get.json", ["security_schemes", "tool_settings"], "changes", ["toolsMeta", "securitySchemes"]],
    ["110-get-frontend-endpoint.json", ["front_endpoints"], "changes", ["exportPath", "frontEndpoints"]],
    ["127-get-after-put-override-existing.json", ["several_endpoints"], "changes", ["endpoints"]],
    ["153-get-default-after-not-latest.json", ["several_versions"], "changes", ["versions"]],
    ["55-get-born-disabled.json", ["disabled"], "changes", ["enabled"]],
  ])("becomes what it says: %s", (file, codes, outcome, changes) => {
    const server = details.find(([name]) => name === file)?.[1];
    if (server === undefined) throw new Error(`${file} is no detail`);
    expect(mapped(server).codes).toEqual(codes);
    expect(effect(server)).toMatchObject({ outcome, changes });
  });
});
