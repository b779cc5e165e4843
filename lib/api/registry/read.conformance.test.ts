import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenAPIHono } from "@hono/zod-openapi";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { ApiEnv } from "@/lib/api/context";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { catalogFacts, servedListing, serverFacts } from "@/test/fixtures/served-listing";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { createRegistryRead, registerRegistryFallback } from "./read";

const fileSchema = z.object({ cases: z.array(z.object({ req: z.string(), status: z.number(), bodyContains: z.string().optional() })) });

/** The reads among what official servers were asked; paths outside the registry's bases belong to the whole server. */
function readCases() {
  const file = join(SHARED_DIR, "data/official/tests/http-conformance.json");
  const { cases } = fileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return cases.filter(({ req }) => /^(GET|OPTIONS) [^/]/.test(req));
}

const NAMES: Record<string, string> = { n: "com.example/weather", missing: "com.example/none", deleted: "com.example/gone" };

describe.skipIf(!sharedDataAvailable())("the reads of the official conformance list", () => {
  const app = new OpenAPIHono<ApiEnv>();
  createRegistryRead().register(app);
  registerRegistryFallback(app);

  beforeAll(() => {
    const model = new ReadModel();
    model.load({ catalogs: [catalogFacts("default")], tokens: [] }, [
      serverFacts("com.example/weather", "default", [servedListing("1.0.0"), servedListing("1.0.0+20130313144700")]),
      serverFacts("com.example/gone", "default", [servedListing("1.0.0", { publisherStatus: "deleted" })]),
    ]);
    provideReadModel(model);
  });

  describe.each(["/v0", "/v0.1"])("%s", (base) => {
    test.each(sharedDataAvailable() ? readCases() : [])("$req → $status", async ({ req, status, bodyContains }) => {
      const [method = "GET", path = ""] = req.split(" ");
      const url = `${base}/${path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(NAMES[key] ?? ""))}`;
      const response = await app.request(url, { method });
      expect(response.status).toBe(status);
      if (bodyContains !== undefined) expect(await response.text()).toContain(bodyContains);
    });
  });
});
