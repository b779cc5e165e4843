import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, giveNamespace, listingPath, manifest, type Person, read, registryPath, StoryServer, submitted, versionPath } from "./http-api";

let server: StoryServer;
let admin: Person, pia: Person, ada: Person, bob: Person, sam: Person, sue: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada, bob, sam, sue] = await Promise.all([
    server.person("admin"), server.person(), server.person("reviewer"), server.person("reviewer"), server.person("security_reviewer"), server.person("security_reviewer"),
  ]);
  await giveNamespace(admin, "com.acme", pia);
});
afterAll(() => server.stop());

const sorted = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

describe("at the same time", () => {
  it("of several publishes of one version exactly one wins", async () => {
    const documents = [1, 2, 3, 4, 5].map((n) => manifest("com.acme/raced", "1.0.0", { description: `Attempt ${n}` }));
    const answers = await Promise.all(documents.map((document) => pia.call("POST", "/api/v1/submissions", document)));
    expect(sorted(answers)).toEqual([201, 409, 409, 409, 409]);
    expect((await pia.call("GET", versionPath("com.acme/raced"))).body).toMatchObject({ reviews: [{ state: "submitted" }] });
  });

  it("of two final votes one approves, and the other is told what happened", async () => {
    const id = await submitted(pia, manifest("com.acme/voted"));
    const { revision, digest } = await read(ada, id);
    const body = { decision: "approve", comment: "", revision, digest };
    const answers = await Promise.all([ada, bob].map((person) => person.call("POST", `/api/v1/reviews/${id}/votes`, body)));
    expect(sorted(answers)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "stale_review", detail: expect.stringMatching(/ approved at /) as string });
    expect((await read(ada, id)).votes).toHaveLength(1);
  });

  it("of a suspension and an approval the suspension wins, whoever comes first", async () => {
    for (let round = 0; round < 4; round += 1) {
      const name = `com.acme/suspended${round}`;
      const id = await submitted(pia, manifest(name));
      const { revision, digest } = await read(ada, id);
      const approve = () => ada.call("POST", `/api/v1/reviews/${id}/votes`, { decision: "approve", comment: "", revision, digest });
      const suspend = () => sam.call("POST", `${versionPath(name)}/suspend`, { reason: "malware" });
      const answers = await Promise.all(round % 2 === 0 ? [approve(), suspend()] : [suspend(), approve()]);
      expect(sorted(answers)).toEqual([200, 200]);
      expect((await server.anyone.call("GET", registryPath(name))).status).toBe(404);
      expect((await sam.call("GET", versionPath(name))).body).toMatchObject({ listings: [{ state: "suspended" }] });
    }
  });

  it("of two confirmations of a reinstatement one lifts it", async () => {
    const id = await submitted(pia, manifest("com.acme/lifted"));
    const { revision, digest } = await read(ada, id);
    as(await ada.call("POST", `/api/v1/reviews/${id}/votes`, { decision: "approve", comment: "", revision, digest }));
    const path = listingPath("default", "com.acme/lifted");
    as(await sam.call("POST", `${path}/suspend`, { reason: "CVE" }));
    as(await sam.call("POST", `${path}/reinstate`, { reason: "fixed" }), 202);
    const answers = await Promise.all([sue, admin].map((person) => person.call("POST", `${path}/reinstate`, { reason: "confirmed" })));
    expect(sorted(answers)).toEqual([200, 409]);
  });

  it("the same request with one Idempotency-Key happens once", async () => {
    const key = { "Idempotency-Key": "publish-once" };
    const first = await pia.call("POST", "/api/v1/submissions", manifest("com.acme/once"), key);
    const again = await pia.call("POST", "/api/v1/submissions", manifest("com.acme/once"), key);
    expect(first.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers.get("Idempotency-Replayed")).toBe("true");
  });
});
