import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { runChecks } from "@/lib/checks/engine";
import { RULES } from "@/lib/checks/registry";
import { inputWith } from "@/lib/checks/testing/fixtures";
import { CURRENT_SCHEMA_URL, manifestSchema, type Manifest } from "@/lib/manifest/schema";
import { toolSurfaceSchema, type ToolSurface } from "@/lib/manifest/tool-surface";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";

const DATA = join(SHARED_DIR, "data");
const available = sharedDataAvailable();
const caseSchema = z.object({ id: z.string(), expect: z.array(z.string()), manifest: z.unknown().optional() });
const rowSchema = z.object({
  id: z.string(),
  label: z.string(),
  name: z.string(),
  description: z.string(),
  inputSchema: z.record(z.string(), z.unknown()),
});
const seedSchema = z.array(z.record(z.string(), z.unknown()));

/** Cases where a rule of ours rightly speaks beside the one the corpus names. */
const ALSO_EXPECTED: Record<string, { rules: string[]; because: string }> = {
  "meta-0": { rules: ["A005"], because: "its value pipes curl into sh; trust.md names that in A005 as well" },
  "url-secret": { rules: ["E001"], because: "E001 covers URLs by its own text; R004 comes later" },
  "header-secret": { rules: ["E001"], because: "E001 covers headers by its own text; R004 comes later" },
};

/** Vitest collects skipped suites too, so absent data reads as no cases. */
function lines<T>(file: string, schema: z.ZodType<T>): T[] {
  if (!available) return [];
  const text = readFileSync(join(DATA, "security", file), "utf8");
  return text.trim().split("\n").map((line) => schema.parse(JSON.parse(line)));
}

function firedRules(manifest: Manifest, surface: ToolSurface | null = null): string[] {
  const report = runChecks({ ...inputWith({}), manifest, surface }, {});
  expect(report.outcomes.filter((outcome) => outcome.status === "UNAVAILABLE")).toEqual([]);
  return report.outcomes.filter((outcome) => outcome.status === "FAIL").map((outcome) => outcome.ruleId).sort();
}

/** A corpus row as a surface whose one tool also has the row's parameter names. */
function rowSurface({ name, description, inputSchema }: z.infer<typeof rowSchema>): ToolSurface {
  return toolSurfaceSchema.parse({ tools: [{ name, description, inputSchema }] });
}

const INVISIBLE_OR_CONTROL = /[\u200B-\u200D\u2060\u202A-\u202E\u{E0020}-\u{E007F}\u{E0100}-\u{E01EF}\u0000-\u0008\u001B]/u;

describe.skipIf(!available)("hostile manifest corpus (trust.md §3.5)", () => {
  const ours = new Set(RULES.map((rule) => rule.id));
  const cases = lines("manifests.dev.jsonl", caseSchema);

  it("holds 58 cases, of which only the three broken texts have no manifest", () => {
    expect(cases).toHaveLength(58);
    expect(cases.filter((entry) => entry.manifest === undefined).map((entry) => entry.id)).toEqual(["dup-key", "unsafe-int", "deep"]);
  });

  it.each(cases.filter((entry) => entry.manifest !== undefined))("$id fires exactly the expected rules", ({ id, expect: expected, manifest }) => {
    const wanted = [...expected.filter((rule) => ours.has(rule)), ...(ALSO_EXPECTED[id]?.rules ?? [])].sort();
    expect(firedRules(manifestSchema.parse(manifest))).toEqual(wanted);
  });
});

describe.skipIf(!available)("tool description corpus (trust.md §3.5)", () => {
  const rows = lines("tool-descriptions.dev.jsonl", rowSchema);
  const blank = inputWith({}).manifest;

  it("T001 and T002 say nothing about any benign row", () => {
    const benign = rows.filter((row) => row.label === "benign" || row.label === "benign-text");
    expect(benign.length).toBeGreaterThan(500);
    expect(benign.filter((row) => firedRules(blank, rowSurface(row)).length > 0).map((row) => row.id)).toEqual([]);
  });

  it("T001 or T002 finds every malicious row that holds an invisible or control character, and no other row", () => {
    const hiding = rows.filter((row) => !row.label.startsWith("benign") && INVISIBLE_OR_CONTROL.test(row.description));
    expect(hiding.length).toBeGreaterThanOrEqual(7);
    const found = rows.filter((row) => firedRules(blank, rowSurface(row)).length > 0);
    expect(found.map((row) => row.id)).toEqual(hiding.map((row) => row.id));
  });
});

describe.skipIf(!available)("official seeds: false positives (trust.md §3.4)", () => {
  const load = (file: string): Manifest[] =>
    seedSchema
      .parse(JSON.parse(readFileSync(join(DATA, "official", "seed", file), "utf8")))
      // The old seed is from before `$schema` was demanded.
      .map((entry) => manifestSchema.parse({ $schema: CURRENT_SCHEMA_URL, ...entry }));
  const counts = (manifests: Manifest[]): Record<string, number> => {
    const fired = manifests.flatMap((manifest) => firedRules(manifest));
    return Object.fromEntries([...new Set(fired)].map((id) => [id, fired.filter((rule) => rule === id).length]));
  };

  it("fires on the 358 old seed entries only where the contract found true hits", () => {
    // A003: one server is started with `bash -c`. A005: five run unpinned `git+https` sources. Both as in trust.md §3.4.
    expect(counts(load("seed.2025-09-29.b21c6f5.json"))).toEqual({ A003: 1, A005: 5 });
  });

  it("fires on none of the current seed entries", () => {
    expect(counts(load("seed.v1.7.0.json"))).toEqual({});
  });
});
