import { beforeAll, describe, expect, it } from "vitest";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { packageManifest, remoteManifest } from "@/test/fixtures/manifests";
import type { PreviewRequest } from "./preview-schema";
import { previewOf as preview } from "./preview-service";

const previewOf = (request: PreviewRequest) => preview(request, { routerName: (server) => server.replace("/", "-"), shortKey: (server) => Promise.resolve(`key-of-${server}`) });

beforeAll(() => setConfig(readConfig({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", GATEHOUSE_SECRET: "for tests only: thirty-two characters or more" })));

const text = JSON.stringify(packageManifest("com.acme/greeting", "1.0.0", { title: "Greeting\u200B", websiteUrl: "https://acme.example" }));

describe("a preview", () => {
  it("shows a manifest as the pages of its server do: plain text, safe links, facts on security", async () => {
    expect(await previewOf({ manifest: text })).toMatchObject({
      server: "com.acme/greeting",
      version: "1.0.0",
      title: "Greeting",
      websiteUrl: "https://acme.example/",
      packages: [{ registryType: "npm", identifier: "@example/greeting", version: "1.2.3", transport: "stdio" }],
      tools: null,
      install: { version: "1.0.0", shortKey: "key-of-com.acme/greeting", routerName: "com.acme-greeting", manifest: { packages: [{ identifier: "@example/greeting" }] } },
      security: expect.arrayContaining([expect.objectContaining({ id: "runsLocally" }), expect.objectContaining({ id: "toolsUndeclared", assurance: "unknown" })]) as unknown,
    });
  });

  it("says nothing of a decision nobody has made", async () => {
    const ids: string[] = (await previewOf({ manifest: text })).security.map(({ id }) => id);
    expect(ids.filter((id) => ["reviewed", "imported", "emergency", "notListed"].includes(id))).toEqual([]);
  });

  it("has the digest that the submission will have, however the text is laid out", async () => {
    const laidOut = JSON.stringify(JSON.parse(text), null, 4);
    expect((await previewOf({ manifest: laidOut })).digest).toBe((await previewOf({ manifest: text })).digest);
  });

  it("shows tools that are going to be declared with it", async () => {
    const manifest = JSON.stringify(remoteManifest("com.acme/greeting", "1.0.0", "https://mcp.acme.example/mcp"));
    expect((await previewOf({ manifest, tools: { tools: [{ name: "greet", annotations: { readOnlyHint: true } }] } })).tools).toMatchObject([{ name: "greet", capability: "read-only" }]);
  });

  it.each(["", "{", "{}", JSON.stringify(packageManifest("com.acme/greeting", "latest"))])("is refused for %s, which the catalog would never show", async (manifest) => {
    await expect(previewOf({ manifest })).rejects.toThrow(expect.objectContaining({ code: "invalid_manifest" }) as Error);
  });
});
