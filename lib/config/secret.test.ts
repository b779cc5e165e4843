import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keptSecret } from "./secret";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("generates one secret per data folder and keeps it", () => {
  const dataDir = path.join(folder, "data");
  const first = keptSecret(dataDir);
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(keptSecret(dataDir)).toBe(first);
  expect(keptSecret(path.join(folder, "other"))).not.toBe(first);
  expect(readdirSync(dataDir)).toEqual(["secret"]);
});

it("lets only the owner read it", () => {
  keptSecret(folder);
  expect(statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
});
