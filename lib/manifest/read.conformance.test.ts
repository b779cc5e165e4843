import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { canonicalize, digestOf } from "./canonical";
import { readManifest } from "./read";

const OFFICIAL = resolve(SHARED_DIR, "data/official");
const EXAMPLES = resolve(OFFICIAL, "examples");
const REFUSED: Readonly<Record<string, { references: string[]; reason: string }>> = {
  "real.docker__mcp-gateway.pkg__workingset__testdata__server.json": {
    references: ["schema-field-required", "schema-shape-unknown", "invalid-server-name"],
    reason: "it looks like a container catalog entry",
  },
  "real.modelcontextprotocol__registry.tools__publisher__server.json": {
    references: ["schema-field-required", "schema-shape-unknown", "invalid-server-name", "invalid-repository-url"],
    reason: "it looks like a draft of server.json older than 2025-07-09",
  },
};

describe.skipIf(!sharedDataAvailable())("readManifest on the official examples", () => {
  const names = sharedDataAvailable() ? readdirSync(EXAMPLES) : [];
  const bytesOf = (name: string) => readFileSync(resolve(EXAMPLES, name));

  it.each(names.filter((name) => !(name in REFUSED)))("accepts %s and gives the digest of what was submitted", (name) => {
    const reading = readManifest(bytesOf(name));
    const canonical = canonicalize(JSON.parse(bytesOf(name).toString("utf8")));
    expect(reading.issues.filter((issue) => issue.severity === "error")).toEqual([]);
    expect(reading).toMatchObject({ valid: true, canonical, digest: digestOf(canonical), manifest: expect.anything(), schemaVersion: expect.any(String) });
  });

  it.each(Object.entries(REFUSED))("refuses %s with the reason", (name, { references, reason }) => {
    const reading = readManifest(bytesOf(name));
    expect(reading.valid).toBe(false);
    expect(reading.issues.filter((issue) => issue.type === "semantic").map((issue) => issue.reference)).toEqual(references);
    expect(reading.issues.find((issue) => issue.reference === "schema-shape-unknown")?.message).toContain(reason);
    expect(readManifest(bytesOf(name), { allowMissingSchema: true }).valid).toBe(false);
  });
});

describe.skipIf(!sharedDataAvailable())("readManifest on the official seed without $schema", () => {
  const seed: unknown[] = sharedDataAvailable() ? JSON.parse(readFileSync(resolve(OFFICIAL, "seed/seed.2025-09-29.b21c6f5.json"), "utf8")) : [];
  const readings = seed.map((entry) => readManifest(JSON.stringify(entry), { allowMissingSchema: true }));

  it("recognises every entry as the newest shape, with a warning", () => {
    expect(readings).toHaveLength(358);
    for (const reading of readings) {
      expect(reading.schemaVersion).toBe("2025-12-11");
      expect(reading.manifest).toBeDefined();
      expect(reading.issues[0]).toMatchObject({ reference: "schema-recognised-by-shape", severity: "warning" });
    }
  });

  it("finds in them no fault of shape but the length of descriptions", () => {
    const schemaIssues = readings.flatMap((reading) => reading.issues.filter((issue) => issue.type === "schema"));
    expect(new Set(schemaIssues.map((issue) => `${issue.path} ${issue.reference.split("/").at(-1)}`))).toEqual(
      new Set(["description minLength", "description maxLength"]),
    );
  });

  it("accepts most of them for an import and none for a publish", () => {
    expect(readings.filter((reading) => reading.valid).length).toBeGreaterThan(100);
    expect(seed.some((entry) => readManifest(JSON.stringify(entry)).valid)).toBe(false);
  });
});

describe.skipIf(!sharedDataAvailable())("readManifest on the official seed with $schema", () => {
  it("accepts every entry", () => {
    const seed: unknown[] = JSON.parse(readFileSync(resolve(OFFICIAL, "seed/seed.v1.7.0.json"), "utf8"));
    expect(seed.flatMap((entry) => readManifest(JSON.stringify(entry)).issues)).toEqual([]);
  });
});
