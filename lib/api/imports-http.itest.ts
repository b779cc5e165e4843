import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBootstrapRobot } from "@/lib/access/bootstrap";
import { createApi } from "@/lib/api/app";
import { config, setConfig } from "@/lib/config/config";
import { runImport } from "@/lib/upstream/import-run";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { packageManifest } from "@/test/fixtures/manifests";

useInstallation();

const TOKEN = "the bootstrap token of these tests, long enough";
const headers = { Authorization: `Bearer ${TOKEN.replaceAll(" ", "-")}` };

beforeAll(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-imports-"));
  setConfig({ ...config(), dataDir, bootstrapToken: TOKEN.replaceAll(" ", "-") });
  await ensureBootstrapRobot();
  await givenCatalogWithPolicy("open", { allowImport: true });
});

async function answerOf(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

const servers = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => packageManifest(`com.http/${prefix}-${n}`, "1.0.0"));

describe("POST /api/v1/imports", () => {
  it("takes a JSON array larger than any other body, and tells what became of it, page by page", async () => {
    const padding = " ".repeat(1_500_000);
    const body = `${padding}${JSON.stringify([...servers("json", 3), { name: "not valid" }])}`;
    const started = await createApi().request("/api/v1/imports?catalog=open&list=true&reason=moving", { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body });
    expect(started.status).toBe(202);
    const { id } = await answerOf(started);
    await runImport(String(id));
    const first = await answerOf(await createApi().request(`/api/v1/imports/${String(id)}?limit=2`, { headers }));
    expect(first).toMatchObject({ state: "done", total: 4, accepted: 3, listed: 3, refused: 1, entries: [{ index: 0, outcome: "listed" }, { index: 1 }] });
    const second = await answerOf(await createApi().request(`/api/v1/imports/${String(id)}?limit=2&cursor=${String(first["nextCursor"])}`, { headers }));
    expect(second).toMatchObject({ entries: [{ index: 2 }, { index: 3, outcome: "refused", code: "invalid_manifest" }] });
    expect(second["nextCursor"]).toBeUndefined();
    const list = await answerOf(await createApi().request("/api/v1/imports", { headers }));
    expect(list).toMatchObject({ items: [{ id }] });
  });

  it("takes a file of a form", async () => {
    const form = new FormData();
    form.set("file", new Blob([JSON.stringify(servers("form", 2))]), "seed.json");
    const started = await createApi().request("/api/v1/imports?catalog=open", { method: "POST", headers, body: form });
    expect(started.status).toBe(202);
    const { id } = await answerOf(started);
    await runImport(String(id));
    expect(await answerOf(await createApi().request(`/api/v1/imports/${String(id)}`, { headers }))).toMatchObject({ state: "done", file: "seed.json", accepted: 2, listed: 0 });
  });

  it.each([
    ["nobody", "/api/v1/imports", {}, "application/json", "[]", 401],
    ["a listing without a reason", "/api/v1/imports?list=true", headers, "application/json", "[]", 400],
    ["an unknown catalog", "/api/v1/imports?catalog=none", headers, "application/json", "[]", 404],
    ["another media type", "/api/v1/imports", headers, "text/plain", "[]", 415],
    ["a form without a file", "/api/v1/imports", headers, "multipart/form-data; boundary=x", "--x--\r\n", 400],
  ])("refuses %s", async (_what, path, who, type, body, status) => {
    expect((await createApi().request(path, { method: "POST", headers: { ...who, "Content-Type": type }, body })).status).toBe(status);
  });
});
