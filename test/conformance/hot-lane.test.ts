import { readFileSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createApi } from "@/lib/api/app";
import { createHotReads } from "@/lib/api/hot-reads";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { listen, type WebServer } from "@/lib/process/web-server";
import { catalogFacts, servedListing, serverFacts } from "@/test/fixtures/served-listing";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";

/**
 * The official reads over real sockets, from a server with the lane before Hono and from one without it: clients must
 * not be able to tell which of the two answered.
 */
const caseSchema = z.object({ req: z.string(), status: z.number(), bodyContains: z.string().optional() });
const NAMES: Record<string, string> = { n: "com.example/weather", missing: "com.example/none", deleted: "com.example/gone" };

function officialReads() {
  if (!sharedDataAvailable()) return [];
  const file = join(SHARED_DIR, "data/official/tests/http-conformance.json");
  return z.object({ cases: z.array(caseSchema) }).parse(JSON.parse(readFileSync(file, "utf8"))).cases.filter(({ req }) => /^(GET|OPTIONS) [^/]/.test(req));
}

interface Answer {
  status: number | undefined;
  headers: Record<string, unknown>;
  body: string;
}

let hotAnswers = 0;
let withLane: WebServer;
let without: WebServer;

/** Other than ASCII, which no client sends as it is. */
const FOREIGN = /[^ -~]+/g;

/** Sends the path as it is, where `fetch` would rewrite it. The date and the request's id are left out of the answer. */
function ask({ server }: WebServer, method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path: path.replace(FOREIGN, encodeURIComponent), headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("end", () => {
        const { date: _date, "x-request-id": _id, ...rest } = answer.headers;
        resolve({ status: answer.statusCode, headers: rest, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.once("error", reject);
    sent.end();
  });
}

beforeAll(async () => {
  setConfig(readConfig({}, () => "a-secret-of-thirty-two-characters"));
  const model = new ReadModel();
  model.load({ catalogs: [catalogFacts("default")], tokens: [] }, [
    serverFacts("com.example/weather", "default", [servedListing("1.0.0"), servedListing("1.0.0+20130313144700")]),
    serverFacts("com.example/gone", "default", [servedListing("1.0.0", { publisherStatus: "deleted" })]),
  ]);
  provideReadModel(model);
  const { fetch } = createApi();
  const lane = createHotReads();
  const counted = (...asked: Parameters<typeof lane>) => {
    const answer = lane(...asked);
    if (answer !== undefined) hotAnswers += 1;
    return answer;
  };
  const at = { host: "127.0.0.1", port: 0, trustedProxies: 0 };
  const noPages = () => Promise.reject(new Error("an API path went to the pages"));
  withLane = await listen({ fetch, hot: counted }, noPages, at);
  without = await listen({ fetch }, noPages, at);
});
afterAll(() => Promise.all([withLane, without].map((web) => web.stop({ noticeMs: 0, graceMs: 0 }))));

describe.skipIf(!sharedDataAvailable())("the reads of the official conformance list, with the lane before Hono", () => {
  describe.each(["/v0", "/v0.1", "/c/default/v0.1"])("%s", (base) => {
    test.each(officialReads())("$req → $status, as from the app alone", async ({ req, status, bodyContains }) => {
      const [method = "GET", path = ""] = req.split(" ");
      const url = `${base}/${path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(NAMES[key] ?? ""))}`;
      const expected = await ask(without, method, url);
      // Twice: made, and then kept.
      for (const answer of [await ask(withLane, method, url), await ask(withLane, method, url)]) {
        expect(answer).toEqual(expected);
        expect(answer.status).toBe(status);
        if (bodyContains !== undefined) expect(answer.body).toContain(bodyContains);
      }
      expect(await ask(withLane, "HEAD", url)).toEqual(await ask(without, "HEAD", url));
      const ifNoneMatch = { "If-None-Match": String(expected.headers["etag"] ?? "*") };
      expect(await ask(withLane, method, url, ifNoneMatch)).toEqual(await ask(without, method, url, ifNoneMatch));
    });
  });

  test("the lane did answer: lists and versions, made and kept", () => {
    expect(hotAnswers).toBeGreaterThan(3 * officialReads().filter(({ status }) => status === 200).length);
  });
});
