import { afterEach, expect, test } from "vitest";
import { manifest, StoryServer } from "@/test/story/http-api";

let server: StoryServer | undefined;
afterEach(async () => server?.stop());

const BUDGET = /^"(\w+)";r=0;t=\d+$/;

test("a principal that wrote too much is told when to try again, and nobody else is stopped", async () => {
  server = await StoryServer.start({ GATEHOUSE_RATE_WRITES_PER_MINUTE: "2" });
  const [ada, sam] = await Promise.all([server.person(), server.person()]);
  const write = (person: typeof ada) => person.call("POST", "/api/v1/validate", manifest("com.acme/x"));
  expect([(await write(ada)).status, (await write(ada)).status]).toEqual([200, 200]);
  const refused = await write(ada);
  expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited", type: "urn:gatehouse:problem:rate_limited" } });
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(refused.headers.get("RateLimit-Policy")).toBe('"write";q=2;w=60');
  expect(BUDGET.exec(refused.headers.get("RateLimit") ?? "")?.[1]).toBe("write");
  expect((await write(sam)).status).toBe(200);
  expect((await ada.call("GET", "/api/v1/me")).status).toBe(200);
});

test("made-up credentials buy no further writes", async () => {
  server = await StoryServer.start({ GATEHOUSE_RATE_WRITES_PER_MINUTE: "2" });
  const statuses: number[] = [];
  for (const token of ["one", "two", "three"]) statuses.push((await server.bearer(token).call("POST", "/v0.1/publish", manifest("com.acme/x"))).status);
  statuses.push((await server.bearer("four").call("DELETE", "/api/v1/tokens/x")).status);
  statuses.push((await server.anyone.call("POST", "/v0.1/validate", manifest("com.acme/x"))).status);
  expect(statuses).toEqual([401, 401, 429, 429, 429]);
});

test("drafts have a smaller budget of their own and count as writes too", async () => {
  server = await StoryServer.start({ GATEHOUSE_RATE_WRITES_PER_MINUTE: "4", GATEHOUSE_RATE_DRAFTS_PER_MINUTE: "2" });
  const ada = await server.person();
  const draft = () => ada.call("POST", "/api/v1/drafts", { source: "version", server: "com.acme/x" });
  const write = () => ada.call("POST", "/api/v1/validate", manifest("com.acme/x"));
  expect([(await draft()).status, (await draft()).status]).toEqual([403, 403]);
  const refused = await draft();
  expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  expect(refused.headers.get("RateLimit-Policy")).toBe('"draft";q=2;w=60');
  expect([(await write()).status, (await write()).status, (await write()).status]).toEqual([200, 200, 429]);
});

test("reads and searches are unlimited unless they are given a budget", async () => {
  server = await StoryServer.start();
  const { anyone } = server;
  for (let count = 0; count < 700; count += 1) expect((await anyone.call("GET", "/v0.1/servers")).status).toBe(200);
  for (let count = 0; count < 700; count += 1) expect((await anyone.call("POST", "/api/v1/search", { task_description: "weather" })).status).toBe(200);
});

test("reads and searches have budgets of their own; probes have none", async () => {
  server = await StoryServer.start({ GATEHOUSE_RATE_READS_PER_MINUTE: "2", GATEHOUSE_RATE_SEARCHES_PER_MINUTE: "1" });
  const { anyone } = server;
  const statuses = async (...paths: string[]) => {
    const answers: number[] = [];
    for (const path of paths) answers.push((await anyone.call("GET", path)).status);
    return answers;
  };
  expect(await statuses("/v0.1/servers", "/nacos/v3/admin/ai/mcp/list", "/v0.1/servers")).toEqual([200, 200, 429]);
  expect(await statuses("/v0.1/servers?search=a", "/v0.1/servers?search=a")).toEqual([200, 429]);
  expect((await anyone.call("POST", "/api/v1/search", { task_description: "weather" })).status).toBe(429);
  expect(await statuses("/readyz", "/healthz", "/readyz", "/healthz")).toEqual([200, 200, 200, 200]);
});
