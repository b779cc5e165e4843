import { describe, expect, it } from "vitest";
import type { ManifestRelaxations } from "@/lib/config/schema";
import type { JsonObject } from "@/lib/manifest/json-value";
import { readManifest } from "@/lib/manifest/read";
import { OFFICIAL_RULES } from "@/lib/manifest/rules-config";
import { manifestRules } from "@/lib/submission/manifest-rules";
import { bytesOf, packageManifest, remoteManifest } from "@/test/fixtures/manifests";

const STRICT: ManifestRelaxations = { repositoryHosts: [], allowPrivateRemotes: false, packageRegistries: [], registryTypes: [], remoteUrlUnique: true };
const NAME = "io.example/greeting";

const accepts = (manifest: JsonObject, relaxed: Partial<ManifestRelaxations>) =>
  readManifest(bytesOf(manifest), { rules: manifestRules({ ...STRICT, ...relaxed }) }).valid;

const repository = (url: string, source = "github") => packageManifest(NAME, "1.0.0", { repository: { url, source } });
const packaged = (registryType: string) =>
  packageManifest(NAME, "1.0.0", { packages: [{ registryType, identifier: "greeting", version: "1.2.3", transport: { type: "stdio" } }] });

describe("manifestRules", () => {
  it("is the official rules where nothing is relaxed", () => {
    expect(manifestRules(STRICT)).toEqual(OFFICIAL_RULES);
  });

  it.each<[string, JsonObject, Partial<ManifestRelaxations>]>([
    ["a repository on an own host", repository("https://git.corp.example/team/greeting"), { repositoryHosts: ["git.corp.example"] }],
    ["sub-groups there", repository("https://git.corp.example/team/sub/greeting"), { repositoryHosts: ["git.corp.example"] }],
    ["a remote over http on loopback", remoteManifest(NAME, "1.0.0", "http://127.0.0.1:8080/mcp"), { allowPrivateRemotes: true }],
  ])("accepts %s only where the installation says so", (_what, manifest, relaxed) => {
    expect(accepts(manifest, {})).toBe(false);
    expect(accepts(manifest, relaxed)).toBe(true);
  });

  it("keeps the official hosts beside the own ones", () => {
    expect(accepts(repository("https://github.com/acme/greeting"), { repositoryHosts: ["git.corp.example"] })).toBe(true);
    expect(accepts(repository("https://elsewhere.example/acme/greeting"), { repositoryHosts: ["git.corp.example"] })).toBe(false);
  });

  it("narrows registry types only to the official ones and those it names", () => {
    expect(accepts(packaged("conda"), {})).toBe(true);
    expect(accepts(packaged("conda"), { registryTypes: ["internal"] })).toBe(false);
    expect(accepts(packaged("internal"), { registryTypes: ["internal"] })).toBe(true);
    expect(accepts(packaged("npm"), { registryTypes: ["internal"] })).toBe(true);
  });

  it("turns a shared remote into a warning where the installation says so", () => {
    expect(manifestRules({ ...STRICT, remoteUrlUnique: false }).remoteUrlUniqueness).toBe("warning");
  });

  it("never relaxes the grammar of names", () => {
    const everything = { repositoryHosts: ["x.example"], allowPrivateRemotes: true, registryTypes: ["x"], remoteUrlUnique: false };
    expect(accepts(packageManifest("no-slash", "1.0.0"), everything)).toBe(false);
    expect(accepts(packageManifest(NAME, "latest"), everything)).toBe(false);
  });
});
