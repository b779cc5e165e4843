import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { NOTES, note, type NoteCode } from "@/lib/install/configuration/notes";
import { buildTargets } from "@/lib/install/targets";
import type { Package } from "@/lib/manifest/schema";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

it("every note of the engine is worded", () => {
  expect(Object.keys(en.installNotes).sort()).toEqual(Object.keys(NOTES).sort());
});

/** What a sentence tells of: every name it looks up. */
function paramsOf(code: NoteCode): Record<string, string> {
  const asked: Record<string, string> = {};
  NOTES[code].sentence(new Proxy(asked, { get: (_, name) => (asked[String(name)] = `<${String(name)}>`) }));
  return asked;
}

describe.each([["en", en.installNotes], ["zh-CN", zh.installNotes]] as const)("a note in %s", (locale, installNotes) => {
  it.each(Object.keys(NOTES) as NoteCode[])("%s tells all that its sentence tells, and nothing else", (code) => {
    const params = paramsOf(code);
    const said = createTranslator({ locale, messages: { installNotes }, namespace: "installNotes", onError: (error) => { throw error; } })(code as "transport", params as never);
    expect((said.match(/<\w+>/g) ?? []).sort()).toEqual(Object.values(params).sort());
    if (locale === "en") expect(said, "the API says the same sentence").toBe(note(code, params).message);
  });
});

describe("a target that cannot be used", () => {
  const pkg = (registryType: string, parts: Partial<Package> = {}): Package => ({ registryType, identifier: "weather", version: "1.4.2", transport: { type: "stdio" }, ...parts });
  const http = (url?: string) => ({ transport: { type: "streamable-http", ...(url !== undefined && { url }) } });
  const packages = [
    pkg("npm", { identifier: "a b" }), pkg("npm", { version: "latest" }), pkg("npm", http()), pkg("npm", http("http://localhost:{port}/")), pkg("npm", { transport: { type: "carrier-pigeon" } }),
    pkg("pypi", { identifier: "-x" }), pkg("pypi", { version: "1.*" }), pkg("pypi", { runtimeArguments: [{ type: "positional", value: "--with=evil" }] }),
    pkg("oci", { version: "latest" }), pkg("nuget", { identifier: "a b" }), pkg("nuget", { version: "1.*" }),
    pkg("mcpb"), pkg("mcpb", { identifier: "https://x.example/a" }), pkg("mcpb", { identifier: "https://x.example/a", fileSha256: "ab".repeat(32) }), pkg("cargo"),
  ];
  const remotes = [{ type: "carrier-pigeon", url: "https://x.example/" }, { type: "sse" }, { type: "sse", url: "https://{tenant}.example/" }];

  it("says why by a code that is worded, and for the API in the same English sentence", () => {
    const refused = buildTargets({ packages, remotes }).targets.flatMap((target) => ("unsupported" in target ? [target] : []));
    expect(refused).toHaveLength(packages.length + remotes.length);
    for (const { unsupported, reason } of refused) {
      expect(Object.keys(zh.installNotes), unsupported).toContain(reason.code);
      expect(note(reason.code as NoteCode, reason.params).message).toBe(unsupported);
    }
    expect(refused.find(({ id }) => id === "remote:2")).toMatchObject({ unsupported: "Its URL contains {tenant}, which the manifest does not declare.", reason: { code: "undeclared-part", params: { name: "tenant" } } });
    expect(new Set(refused.map(({ reason }) => reason.code)).size).toBe(14);
  });
});
