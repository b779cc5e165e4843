import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, it } from "vitest";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import en from "@/messages/en.json";
import type { JsonObject } from "@/lib/manifest/json-value";
import { packageManifest } from "@/test/fixtures/manifests";
import { validation } from "./validation-service";

beforeAll(() => setConfig(readConfig({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", GATEHOUSE_SECRET: "for tests only: thirty-two characters or more" })));

const judged = (text: string) => validation(Buffer.from(text));
const laidOut = (fields: JsonObject) => JSON.stringify(packageManifest("com.acme/greeting", "1.0.0", fields), null, 2);
const say = createTranslator({ locale: "en", messages: en, namespace: "manifestIssues" });

describe("what is said of a text", () => {
  it.each([
    ["a text too long", laidOut({ title: "x".repeat(101) }), "It may have at most 100 characters; it has 101.", "title"],
    ["a wrong type", laidOut({ title: 5 }), "It must be of type string; it is number.", "title"],
    ["a value of a list", laidOut({ icons: [{ src: "https://acme.example/i", theme: "blue" }] }), 'It must be one of: "light", "dark".', "theme"],
    ["something missing", laidOut({ repository: { url: "https://github.com/a/b" } }), "“source” is missing.", "repository"],
    ["a broken rule", laidOut({ version: "latest" }), "“latest” is no version: name an exact one.", "version"],
    ["a key used twice", '{\n"a": 1,\n"a": 2 }', "The key “a” is there twice. Keep one of them.", "a"],
  ])("has the sentence of %s by code and params alone, and its line", (_what, text, sentence, key) => {
    const [issue] = judged(text).issues;
    expect(say(issue?.code as "required", issue?.params)).toBe(sentence);
    expect(text.split("\n")[(issue?.place?.line ?? 0) - 1]).toContain(`"${key}"`);
  });

  it("tells warnings from what would refuse the text", () => {
    const text = laidOut({ $schema: "https://static.modelcontextprotocol.io/schemas/2025-10-17/server.schema.json" });
    expect(judged(text)).toMatchObject({ valid: true, issues: [], warnings: [{ code: "schema-version-deprecated", severity: "warning", place: { line: expect.any(Number) as unknown } }] });
  });
});
