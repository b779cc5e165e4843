import { Webhook as Verifier } from "standardwebhooks";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database, prisma } from "@/lib/db/client";
import { suspendVersion } from "@/lib/catalog/suspension";
import { config, setConfig } from "@/lib/config/config";
import { isPublicAddress } from "@/lib/http/outbound";
import { dispatchNotices } from "@/lib/notices/dispatch";
import { comment } from "@/lib/review/comment";
import { type Actor, signedIn } from "@/test/fixtures/callers";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { givenApproved, givenReview, givenSubmission } from "@/test/fixtures/reviews";
import { useInstallation } from "@/test/fixtures/installation";
import { openReceiver, type ReceivedRequest, type WebhookReceiver } from "@/test/fixtures/webhook-receiver";
import { deliverPending } from "./deliver";
import { deliveriesPage, replay, skip, testWebhook } from "./delivery-service";
import { listDueWebhooks } from "./webhook-repository";
import type { CreateWebhook } from "./webhook-schema";
import { createWebhook, patchWebhook, readWebhook, removeWebhook, rotateSecret, undeliveredWebhooks } from "./webhook-service";

useInstallation();
let admin: GivenPerson;
let receiver: WebhookReceiver;
beforeAll(async () => {
  admin = await givenPerson("Root", ["admin"]);
});
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

let count = 0;
/** A webhook to the receiver; with its secret. */
async function givenWebhook(more: Partial<CreateWebhook> = {}) {
  count += 1;
  return createWebhook(signedIn(admin), { name: `hook ${count}`, url: receiver.url, types: ["submission_received", "review_approved", "listing_suspended"], allowPrivate: true, ...more });
}

/** As time would: what has to wait is due now. */
const makeDue = (id: string) => database().pool.query("UPDATE webhook_endpoint SET next_at = now() WHERE id = $1", [id]);
const verified = (secret: string | null, { headers, body }: ReceivedRequest) => new Verifier(secret ?? "").verify(body, headers as Record<string, string>) as { id: string; type: string; subject: string };

describe("a webhook", () => {
  it("that fails for a while gets everything, in order, each verified by the library", async () => {
    const hook = await givenWebhook();
    let failing = true;
    receiver.answer = () => (failing ? 503 : 204);
    const first = await givenSubmission();
    await dispatchNotices();
    await deliverPending(hook.id);
    const approved = await givenApproved();
    await suspendVersion(signedIn(await givenPerson("Sec", ["security_reviewer"])), { server: approved.server, version: approved.version }, "taken over");
    await dispatchNotices();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await listDueWebhooks(prisma(), new Date())).not.toContain(hook.id);
      await makeDue(hook.id);
      await deliverPending(hook.id);
    }
    // All attempts so far were of the first one: nothing overtakes it.
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(await readWebhook(signedIn(admin).viewer, hook.id)).toMatchObject({ state: "retrying", failures: 4, waiting: 4 });
    // The number of the overview, and the list it leads to.
    const undelivered = async () => (await undeliveredWebhooks(signedIn(admin).viewer, 20)).find(({ id }) => id === hook.id)?.waiting;
    expect(await undelivered()).toBe(4);
    expect(await deliveriesPage(signedIn(admin).viewer, hook.id, { state: "pending" }, 100)).toHaveLength(4);
    await patchWebhook(signedIn(admin), hook.id, { paused: true });
    expect(await undelivered()).toBeUndefined();
    await patchWebhook(signedIn(admin), hook.id, { paused: false });
    failing = false;
    receiver.received.length = 0;
    await makeDue(hook.id);
    await deliverPending(hook.id);
    const events = receiver.received.map((request) => verified(hook.secret, request));
    expect(events.map(({ type, subject }) => `${type} ${subject}`)).toEqual([
      `dev.gatehouse.submission_received ${first.server}@1.0.0`,
      ...["submission_received", "review_approved", "listing_suspended"].map((type) => `dev.gatehouse.${type} ${approved.server}@1.0.0`),
    ]);
    expect(await readWebhook(signedIn(admin).viewer, hook.id)).toMatchObject({ state: "active", failures: 0, failingSince: null, waiting: 0 });
    expect(await undelivered()).toBeUndefined();
  });

  it("sends CloudEvents 1.0 whose id is the webhook-id, and the library refuses what was tampered with or is old", async () => {
    const hook = await givenWebhook({ types: ["submission_received"] });
    const { server } = await givenSubmission();
    await dispatchNotices();
    await deliverPending(hook.id);
    const [request] = receiver.received;
    if (request === undefined) throw new Error("nothing came");
    const event = verified(hook.secret, request);
    expect(event).toMatchObject({ specversion: "1.0", id: request.headers["webhook-id"], subject: `${server}@1.0.0`, datacontenttype: "application/json", data: { server, version: "1.0.0", catalog: "default" } });
    expect(request.headers["content-type"]).toBe("application/cloudevents+json; charset=utf-8");
    expect(() => verified(hook.secret, { ...request, body: request.body.replace("1.0.0", "6.6.6") })).toThrow(/signature/i);
    const old = String(Number(request.headers["webhook-timestamp"]) - 3_600);
    expect(() => verified(hook.secret, { ...request, headers: { ...request.headers, "webhook-timestamp": old } })).toThrow(/old/i);
    expect(() => verified("whsec_" + Buffer.alloc(32).toString("base64"), request)).toThrow(/signature/i);
  });

  it("is verified with the old and the new secret during the grace time of a rotation, and with the new one alone afterwards", async () => {
    const hook = await givenWebhook({ types: ["submission_received"] });
    const rotated = await rotateSecret(signedIn(admin), hook.id, 24);
    await testWebhook(signedIn(admin), hook.id);
    const [both] = receiver.received;
    if (both === undefined) throw new Error("nothing came");
    expect(verified(hook.secret, both).type).toBe("dev.gatehouse.test");
    expect(verified(rotated.secret, both).type).toBe("dev.gatehouse.test");
    await database().pool.query("UPDATE webhook_endpoint SET previous_secret_until = now() - interval '1 second' WHERE id = $1", [hook.id]);
    await testWebhook(signedIn(admin), hook.id);
    const after = receiver.received[1];
    if (after === undefined) throw new Error("nothing came");
    expect(verified(rotated.secret, after).type).toBe("dev.gatehouse.test");
    expect(() => verified(hook.secret, after)).toThrow(/signature/i);
  });

  it("is told of one event once, however often the record is read", async () => {
    const hook = await givenWebhook({ types: ["submission_received"] });
    await givenSubmission();
    await dispatchNotices();
    await database().pool.query("UPDATE audit_consumer SET applied_seq = 0");
    await dispatchNotices();
    await deliverPending(hook.id);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("keeps what happens while it is paused, and gives it when it is resumed", async () => {
    const hook = await givenWebhook({ types: ["submission_received"] });
    await patchWebhook(signedIn(admin), hook.id, { paused: true });
    await givenSubmission();
    await dispatchNotices();
    await deliverPending(hook.id);
    expect(receiver.received).toEqual([]);
    await patchWebhook(signedIn(admin), hook.id, { paused: false });
    await deliverPending(hook.id);
    expect(receiver.received).toHaveLength(1);
  });

  it("sends one or everything again with the same ids, and goes on without one that was given up", async () => {
    const hook = await givenWebhook({ types: ["submission_received"] });
    const since = new Date().toISOString();
    await givenSubmission();
    await givenSubmission();
    await dispatchNotices();
    await deliverPending(hook.id);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(await replay(signedIn(admin), hook.id, { since })).toBe(2);
    await deliverPending(hook.id);
    const [newest] = await deliveriesPage(signedIn(admin).viewer, hook.id, { state: "delivered" }, 1);
    expect(await replay(signedIn(admin), hook.id, { delivery: newest?.id ?? 0 })).toBe(1);
    await deliverPending(hook.id);
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([...ids, ...ids, ids[1]]);
    receiver.answer = (request) => (request.body.includes("stuck") ? 400 : 204);
    await givenSubmission({ server: "io.example.stuck/greeting" });
    const last = await givenSubmission();
    await dispatchNotices();
    await deliverPending(hook.id);
    const [, stuck] = await deliveriesPage(signedIn(admin).viewer, hook.id, { state: "pending" }, 10);
    await skip(signedIn(admin), hook.id, stuck?.id ?? 0);
    await makeDue(hook.id);
    await deliverPending(hook.id);
    expect(receiver.received.at(-1)?.body).toContain(last.server);
  });

  it("sends a test again, and what stands behind it too", async () => {
    const hook = await givenWebhook({ types: ["submission_received"] });
    await testWebhook(signedIn(admin), hook.id);
    const [test] = await deliveriesPage(signedIn(admin).viewer, hook.id, { type: "test" }, 1);
    await replay(signedIn(admin), hook.id, { delivery: test?.id ?? 0 });
    await givenSubmission();
    await dispatchNotices();
    await deliverPending(hook.id);
    expect(receiver.received.map((request) => verified(hook.secret, request).type)).toEqual(["dev.gatehouse.test", "dev.gatehouse.test", "dev.gatehouse.submission_received"]);
  });

  it("waits longer each time, and is seen to fail, where a receiver's words cannot be stored or a request cannot be made", async () => {
    const hook = await givenWebhook({ format: "wecom", types: ["submission_received"] });
    receiver.answer = () => ({ status: 200, body: JSON.stringify({ errcode: "1".repeat(5_000), errmsg: "odd\u0000words \ud800" }) });
    await givenSubmission();
    await dispatchNotices();
    await deliverPending(hook.id);
    const [odd] = await deliveriesPage(signedIn(admin).viewer, hook.id, {}, 1);
    expect([odd?.attempts, odd?.trouble?.length]).toEqual([1, 300]);
    await makeDue(hook.id);
    const before = config();
    setConfig({ ...before, secret: "another secret of thirty-two characters" });
    await deliverPending(hook.id).finally(() => setConfig(before));
    expect(await listDueWebhooks(prisma(), new Date())).not.toContain(hook.id);
    const [unmade] = await deliveriesPage(signedIn(admin).viewer, hook.id, {}, 1);
    expect(unmade).toMatchObject({ state: "pending", attempts: 2, trouble: expect.stringContaining("could not be made") });
    expect(await readWebhook(signedIn(admin).viewer, hook.id)).toMatchObject({ state: "retrying", failures: 2 });
  });

  it("does not follow redirects, and keeps only the beginning of an answer", async () => {
    const hook = await givenWebhook();
    receiver.answer = () => ({ status: 302, headers: { Location: receiver.url } });
    expect(await testWebhook(signedIn(admin), hook.id)).toMatchObject({ ok: false, status: 302, trouble: "answered 302" });
    expect(receiver.received).toHaveLength(1);
    receiver.answer = () => ({ status: 200, body: "x".repeat(200_000) });
    const long = await testWebhook(signedIn(admin), hook.id);
    expect([long.ok, long.answer?.length]).toEqual([true, 500]);
  });

  it("hears of its own catalog only, and nothing of what is said among reviewers", async () => {
    const all = ["submission_received", "comment_added", "changes_requested"];
    const hook = await givenWebhook({ types: all, catalog: "default" });
    const { reviewId } = await givenReview();
    const ada = await givenPerson("AdaHook", ["reviewer"]);
    await comment(signedIn(ada), reviewId, { text: "between us: looks stolen", visibility: "internal" });
    await comment(signedIn(ada), reviewId, { text: "please explain the network access", visibility: "publisher" });
    await dispatchNotices();
    await deliverPending(hook.id);
    const bodies = receiver.received.map(({ body }) => body).join("\n");
    expect(bodies).toContain("please explain");
    expect(bodies).not.toContain("between us");
    await expect(createWebhook(signedIn(admin), { name: "internal", url: receiver.url, types: ["comment_internal"], allowPrivate: true })).rejects.toThrow();
  });
});

describe("the address of a webhook", () => {
  it.each(["http://169.254.169.254/latest", "https://127.0.0.1/hook", "https://localhost/hook", "http://example.com/hook", "https://user:pass@example.com/", "https://example.com:8443/", "file:///etc/passwd"])("%s is refused at save", async (url) => {
    await expect(createWebhook(signedIn(admin), { name: `bad ${url}`, url, types: ["submission_received"] })).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("of a machine's credentials is refused even where private addresses are allowed", async () => {
    await expect(createWebhook(signedIn(admin), { name: "metadata", url: "http://169.254.169.254/latest", types: ["submission_received"], allowPrivate: true })).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("is judged at each sending by the address that is connected to", async () => {
    const hook = await givenWebhook({ types: ["submission_received"] });
    await patchPublic(hook.id, "https://hooks.example.com/x");
    await givenSubmission();
    await dispatchNotices();
    const asked: string[] = [];
    const rebound = { resolve: async (host: string) => (asked.push(host), ["93.184.216.34", "10.0.0.7"]), allows: isPublicAddress, request: (() => { throw new Error("connected"); }) as never };
    await deliverPending(hook.id, { outside: rebound });
    expect(asked).toEqual(["hooks.example.com"]);
    const [delivery] = await deliveriesPage(signedIn(admin).viewer, hook.id, {}, 1);
    expect(delivery).toMatchObject({ state: "pending", attempts: 1, status: null, trouble: "hooks.example.com could not be reached" });
  });

  /** A public address that does not exist here: names that cannot be resolved pass at save. */
  const patchPublic = (id: string, url: string) => patchWebhook(signedIn(admin), id, { url, allowPrivate: false });
});

describe("secrets of webhooks", () => {
  it("of a robot are entered again with another address", async () => {
    const hook = await givenWebhook({ format: "feishu", signingSecret: "the robot's own" });
    const url = `${receiver.url}?another`;
    await expect(patchWebhook(signedIn(admin), hook.id, { url })).rejects.toMatchObject({ code: "invalid_request" });
    await patchWebhook(signedIn(admin), hook.id, { url, signingSecret: "another" });
    const unsigned = await givenWebhook({ format: "feishu" });
    await patchWebhook(signedIn(admin), unsigned.id, { url });
  });

  it("are in no row, no entry of the record and no answer but the first", async () => {
    const secret = "SEC0123456789abcdef";
    const hook = await givenWebhook({ format: "dingtalk", url: `${receiver.url}?access_token=verysecrettoken`, signingSecret: secret });
    const made = await givenWebhook({ url: new URL("/services/verysecretpath", receiver.url).href });
    await patchWebhook(signedIn(admin), made.id, { url: new URL("/services/verysecretnext", receiver.url).href });
    const rows = await database().pool.query<{ row: string }>("SELECT w::text AS row FROM webhook_endpoint w UNION ALL SELECT a::text FROM audit_entry a");
    const kept = rows.rows.map(({ row }) => row).join("\n");
    for (const text of [secret, "verysecrettoken", "verysecretpath", "verysecretnext", made.secret?.slice(6) ?? "none"]) expect(kept).not.toContain(text);
    expect(JSON.stringify(await readWebhook(signedIn(admin).viewer, hook.id))).not.toContain("verysecrettoken");
    expect(await readWebhook(signedIn(admin).viewer, hook.id)).not.toHaveProperty("secret");
  });
});

it("only administrators manage webhooks, auditors see them, nobody else does", async () => {
  const hook = await givenWebhook();
  const auditor: Actor = await givenPerson("Audit", ["auditor"]);
  const reviewer: Actor = await givenPerson("Rev", ["reviewer"]);
  expect((await readWebhook(signedIn(auditor).viewer, hook.id)).id).toBe(hook.id);
  await expect(readWebhook(signedIn(reviewer).viewer, hook.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeWebhook(signedIn(auditor), hook.id)).rejects.toMatchObject({ code: "forbidden" });
  await removeWebhook(signedIn(admin), hook.id);
  await expect(readWebhook(signedIn(admin).viewer, hook.id)).rejects.toMatchObject({ code: "not_found" });
});

