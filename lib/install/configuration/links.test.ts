import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { readyInstall, type SampleOptions, weatherInstall, weatherPackage } from "@/test/fixtures/weather-install";
import * as links from "./links";
import { CLIENT_IDS, type ClientId } from "./schema";

const stdio = { command: "npx", args: ["-y", "@acme/weather-mcp@1.4.2", "--units", "metric"] };
const prompting = { ...stdio, env: { WEATHER_KEY: "${input:WEATHER_KEY}" } };
const http = { type: "http", url: "https://mcp.acme.example/weather/mcp" };
const authorized = { ...http, headers: { Authorization: "Bearer ${input:token}" } };
const keyPrompt = { id: "WEATHER_KEY", type: "promptString", description: "Weather API key (100% secret)", password: true };
const tokenPrompt = { id: "token", type: "promptString", description: "Access token", password: true };

const linkOf = (client: ClientId, options: SampleOptions) => readyInstall(client, { webLinks: true, ...options }).links[0]?.url;
const NPM: SampleOptions = { target: "pkg:npm" };
const REMOTE: SampleOptions = { target: "remote:0" };

/** Each vector as our encoders, and where the sample is the same the whole engine, write it. */
const WRITTEN: Readonly<Record<string, () => string | undefined>> = {
  "vscode stdio": () => links.vsCodeLink("vscode", { name: "weather", inputs: [keyPrompt], type: "stdio", ...prompting }),
  "vscode http": () => links.vsCodeLink("vscode", { name: "weather", inputs: [tokenPrompt], ...authorized }),
  "vscode web stdio": () => links.vsCodeWebLink("stable", "weather", prompting, [keyPrompt]),
  "insiders web http": () => links.vsCodeWebLink("insiders", "weather", authorized, [tokenPrompt]),
  "cursor stdio": () => linkOf("cursor", NPM),
  "cursor http": () => linkOf("cursor", { ...REMOTE, values: { token: { secretRef: "env:ACME_TOKEN" } } }),
  "lmstudio stdio": () => linkOf("lm-studio", NPM),
  "lmstudio http": () => linkOf("lm-studio", REMOTE),
  "kiro stdio": () => linkOf("kiro", NPM),
  "goose stdio": () => linkOf("goose", NPM),
  "goose http": () => linkOf("goose", REMOTE),
  "vs http": () => links.visualStudioLink({ name: "weather", ...http }),
};

describe.skipIf(!sharedDataAvailable())("the golden links of install.md §1.4", () => {
  const vectors = sharedDataAvailable() ? (JSON.parse(readFileSync(join(SHARED_DIR, "data/install/deeplink-vectors.json"), "utf8")) as Record<string, string>) : {};
  it.each(Object.entries(vectors))("%s", (name, vector) => {
    expect(WRITTEN[name]?.()).toBe(vector);
  });
});

describe("a link", () => {
  const hard = { name: "wétter", description: '100% sure, + and / and "quotes" & 天气', args: ["a+b/c==", "%20", "\\"] };

  it("is read by VS Code as it was meant, after both times it decodes", () => {
    const query = links.vsCodeLink("vscode", hard).split("?")[1] ?? "";
    expect(JSON.parse(decodeURIComponent(decodeURIComponent(query)))).toEqual(hard);
  });

  it("carries any text in base64, though plus and slash mean something in addresses", () => {
    for (const link of [links.cursorLink("天气", hard), links.lmStudioLink("天气", hard)]) {
      const { searchParams } = new URL(link);
      expect(searchParams.get("name")).toBe("天气");
      expect(JSON.parse(Buffer.from(searchParams.get("config") ?? "", "base64").toString("utf8"))).toEqual(hard);
    }
  });

  it("repeats an argument of Goose for each one, and describes variables without a value", () => {
    const { searchParams } = new URL(links.gooseCommandLink({ id: "w", name: "W", description: "&=天" }, "npx", ["-y", "a&b=c"], [["KEY", "what=for"]]));
    expect(searchParams.getAll("arg")).toEqual(["-y", "a&b=c"]);
    expect(searchParams.get("env")).toBe("KEY=what=for");
  });

  it("is left out where it would be longer than systems hand on, and the reader is told", () => {
    const long = { packages: [{ ...weatherPackage, packageArguments: [{ type: "positional" as const, value: "x".repeat(2000) }] }] };
    const install = readyInstall("cursor", { manifest: long });
    expect(install.links).toEqual([]);
    expect(install.notes.map(({ code }) => code)).toContain("no-link-length");
  });

  it("goes by way of a public host only where that is wanted", () => {
    const kinds = (webLinks: boolean) => readyInstall("vscode", { ...NPM, webLinks }).links.map(({ kind }) => kind);
    expect([kinds(false), kinds(true)]).toEqual([["app"], ["app", "web"]]);
  });

  it("that begins at a web page is of that kind, for every client", () => {
    for (const client of CLIENT_IDS) {
      const install = weatherInstall(client, { os: "windows", webLinks: true, registryNames: true });
      if (install.status !== "ready") continue;
      for (const { kind, url } of install.links) expect([client, kind === "web"]).toEqual([client, url.startsWith("https:")]);
    }
  });

  it("to the configured gallery is there where registries are enforced", () => {
    const install = weatherInstall("vscode", { ...NPM, registryNames: true });
    expect(install).toMatchObject({ key: "com.acme/weather", links: [{ kind: "app" }, { kind: "gallery", url: "vscode:mcp/by-name/com.acme/weather" }] });
  });
});
