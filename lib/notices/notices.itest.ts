import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import type { Viewer } from "@/lib/access/schema";
import { change } from "@/lib/audit/write";
import { reinstateListing } from "@/lib/catalog/reinstatement";
import { suspendListing, suspendVersion } from "@/lib/catalog/suspension";
import { withdrawListing } from "@/lib/catalog/withdrawal";
import { config, setConfig } from "@/lib/config/config";
import { database, prisma } from "@/lib/db/client";
import { comment } from "@/lib/review/comment";
import { proposeVersion } from "@/lib/review/propose";
import { declineRequest, makeRequest } from "@/lib/requests/service";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { type Actor, signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { type MailServer, openMailServer } from "@/test/fixtures/mail-server";
import { changeRoles, type GivenPerson, givenPerson, givenRobot, setDisabled } from "@/test/fixtures/people";
import { cast, givenApproved, givenReview, givenSubmission } from "@/test/fixtures/reviews";
import { noticesTick } from "./clock";
import { dispatchNotices } from "./dispatch";
import { type NoticeEvent, TO_NOBODY } from "./event";
import { inboxPage, readNotices, unreadCount } from "./inbox-service";
import { mailDigest } from "./mail/digest";
import { mailNotice } from "./mail/mail-notice";
import { keepFirstLanguage, putCatalogNotices, putPreferences, readPreferences } from "./preference-service";
import { tell } from "./tell";

useInstallation();
let mailServer: MailServer;
let ada: GivenPerson;
let sam: GivenPerson;
let admin: GivenPerson;
/** Everybody who signs in is a viewer. */
const atBrowser = (person: Actor, namespaces: readonly string[] = []) => signedIn({ ...person, roles: ["viewer", ...(person.roles ?? [])] }, namespaces);
const viewerOf = (person: Actor, namespaces: readonly string[] = []): Viewer => atBrowser(person, namespaces).viewer;
const namespaceOf = (server: string) => server.slice(0, server.indexOf("/"));

beforeAll(async () => {
  mailServer = await openMailServer();
  setConfig({ ...config(), publicUrl: "https://gatehouse.example.com", mail: { smtpUrl: `smtp://127.0.0.1:${mailServer.port}`, from: "Gatehouse <gatehouse@example.com>" } });
  ada = await givenPerson("Ada", ["reviewer"]);
  sam = await givenPerson("Sam", ["security_reviewer"]);
  admin = await givenPerson("Root", ["admin"]);
});
afterAll(() => mailServer.close());

/** What stands in an inbox, newest first, as `type server`. */
async function inbox(person: Actor, namespaces: readonly string[] = [], filter: Parameters<typeof inboxPage>[1] = {}): Promise<string[]> {
  await dispatchNotices();
  return (await inboxPage(viewerOf(person, namespaces), { language: "en", ...filter }, 100)).map(({ type }) => type);
}

/** Runs the mail jobs that wait, as a worker would. Returns how many failed. */
async function runMailJobs(): Promise<number> {
  const { rows } = await database().pool.query<{ id: string; noticeid: string }>("SELECT j.id, p.payload->>'noticeId' AS noticeid FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p ON p.id = j.id WHERE j.task_identifier = 'notices.mail' ORDER BY j.id");
  let failed = 0;
  for (const { id, noticeid } of rows) {
    const ok = await mailNotice(noticeid).then(() => true, () => false);
    if (ok) await database().pool.query("SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])", [id]);
    else failed += 1;
  }
  return failed;
}
const mailsTo = (person: GivenPerson) => mailServer.mails.filter(({ to }) => to.includes(person.email));

describe("the inbox", () => {
  it("tells reviewers of a submission, the publisher of the decision, and nobody of own acts", async () => {
    const given = await givenReview();
    const publisher = given.publisher;
    expect(await inbox(ada)).toContain("submission_received");
    expect(await inbox(publisher, [namespaceOf(given.server)])).not.toContain("submission_received");
    const before = (await inbox(ada)).length;
    await cast(ada, given.reviewId, "request_changes");
    expect(await inbox(publisher, [namespaceOf(given.server)])).toContain("changes_requested");
    expect(await inbox(ada)).toHaveLength(before);
  });

  it("never tells anybody of what they may not see, by any channel", async () => {
    const outsider = await givenPerson("Outsider");
    const other = await givenSubmission();
    const given = await givenReview();
    await cast(ada, given.reviewId, "reject");
    await suspendListing(signedIn(sam), "default", { server: (await givenApproved()).server, version: "1.0.0" }, "odd");
    expect(await inbox(outsider)).toEqual([]);
    expect((await inboxPage(viewerOf(other.publisher, [namespaceOf(other.server)]), {}, 100)).filter(({ title }) => title.includes(given.server))).toEqual([]);
    await runMailJobs();
    expect(mailServer.mails.filter(({ to, raw }) => to.includes(outsider.email) || (to.includes(other.publisher.email) && raw.includes(given.server)))).toEqual([]);
  });

  it("never carries an internal comment to a publisher, by any channel, and words for the publisher to both sides", async () => {
    const given = await givenReview();
    await comment(signedIn(ada), given.reviewId, { text: "internal: smells like a takeover", visibility: "internal" });
    await comment(signedIn(ada), given.reviewId, { text: "please say who runs the host", visibility: "publisher" });
    expect(await inbox(given.publisher, [namespaceOf(given.server)])).toEqual(["comment_added"]);
    expect(await inbox(sam)).toContain("comment_internal");
    await runMailJobs();
    expect(mailsTo(given.publisher).map(({ raw }) => raw).join()).toContain("who runs the host");
    expect(mailsTo(given.publisher).map(({ raw }) => raw).join()).not.toContain("takeover");
    await comment(signedIn(given.publisher, [namespaceOf(given.server)]), given.reviewId, { text: "we do", visibility: "publisher" });
    expect(await inbox(ada)).toContain("comment_added");
  });

  it("forgets what its reader has lost the right to see", async () => {
    const eve = await givenPerson("Eve", ["reviewer"]);
    await givenSubmission();
    expect(await inbox(eve)).not.toEqual([]);
    await changeRoles(eve, []);
    expect(await inbox({ ...eve, roles: [] })).toEqual([]);
    expect(await unreadCount(viewerOf({ ...eve, roles: [] }))).toBe(0);
  });

  it("holds one notice for each event and person, however often the record is read and by however many workers", async () => {
    await givenSubmission();
    await Promise.all([dispatchNotices(), dispatchNotices(), dispatchNotices()]);
    await database().pool.query("UPDATE audit_consumer SET applied_seq = 0");
    await Promise.all([dispatchNotices(), dispatchNotices()]);
    await dispatchNotices();
    const { rows } = await database().pool.query("SELECT 1 FROM notice GROUP BY event_key, recipient_id HAVING count(*) > 1");
    expect(rows).toEqual([]);
    const { rows: lag } = await database().pool.query<{ lag: string }>("SELECT (SELECT max(seq) FROM audit_entry) - applied_seq AS lag FROM audit_consumer");
    expect(lag).toEqual([{ lag: "0" }]);
  });

  it("leads to those who confirm a reinstatement, and tells the publisher of suspension and return", async () => {
    const given = await givenApproved();
    const where = { server: given.server, version: given.version };
    await suspendListing(signedIn(sam), "default", where, "key stolen");
    await reinstateListing(signedIn(sam), "default", where, "key changed");
    expect((await inbox(admin))[0]).toBe("reinstatement_proposed");
    expect(await inbox(ada)).not.toContain("reinstatement_proposed");
    await reinstateListing(signedIn(admin), "default", where, "seen");
    expect((await inbox(given.publisher, [namespaceOf(given.server)])).slice(0, 3)).toEqual(["listing_reinstated", "listing_suspended", "review_approved"]);
  });

  it("tells the publisher of an approval that lists a version as suspended that it is", async () => {
    const blocked = await givenReview();
    await suspendVersion(signedIn(sam), blocked, "key stolen");
    await cast(ada, blocked.reviewId);
    const renewed = await givenApproved();
    await withdrawListing(signedIn(admin), "default", renewed, "licence");
    const again = await proposeVersion(signedIn(admin), renewed, "default", "licence settled");
    await suspendListing(signedIn(sam), "default", renewed, "key stolen");
    await runReviewChecks(again);
    await cast(ada, again);
    await dispatchNotices();
    for (const { publisher, server } of [blocked, renewed]) {
      const { title } = (await inboxPage(viewerOf(publisher, [namespaceOf(server)]), { language: "en" }, 100)).find(({ type }) => type === "review_approved") ?? {};
      expect(title).toBe(`${server} 1.0.0 is approved in default, but suspended: nobody gets it until the suspension is lifted`);
    }
  });

  it("is searched, filtered and read in the reader's own language", async () => {
    const reader = await givenPerson("Reader", ["reviewer"]);
    const given = await givenSubmission();
    await givenSubmission();
    expect(await inbox(reader, [], { q: given.server.toUpperCase() })).toEqual(["submission_received"]);
    expect(await inbox(reader, [], { q: "%" })).toEqual([]);
    expect(await inbox(reader, [], { group: "access" })).toEqual([]);
    const [first, second] = await inboxPage(viewerOf(reader), { language: "zh-CN" }, 1).then(async ([newest]) => [newest, ...(await inboxPage(viewerOf(reader), {}, 1, newest))]);
    expect(first?.title).toContain("待 default 审核");
    expect(second?.title).toContain(given.server);
    const unread = await readNotices(viewerOf(reader), { ids: [second?.id ?? ""] });
    expect(await inbox(reader, [], { unread: true })).toHaveLength(unread);
    await readNotices(viewerOf(sam), { ids: [first?.id ?? ""] });
    expect((await inboxPage(viewerOf(reader), {}, 1))[0]?.read).toBe(false);
    expect(await readNotices(viewerOf(reader), { all: true })).toBe(0);
  });

  it("tells who asked for a server that it is there, or why not", async () => {
    const asker = await givenPerson("Asker");
    const server = "io.example.wished/greeting";
    await makeRequest(atBrowser(asker), { name: server, reason: "for work" });
    const hopeless = await makeRequest(atBrowser(asker), { name: "something impossible", reason: "for fun" });
    await declineRequest(signedIn(ada), hopeless.id, "there is no such thing");
    await givenApproved({ server });
    expect(await inbox(asker)).toEqual(["request_fulfilled", "request_declined"]);
    await givenApproved({ server, version: "2.0.0" });
    expect(await inbox(asker), "a later version answers nobody again").toEqual(["request_fulfilled", "request_declined"]);
    expect(await inbox(ada)).toContain("request_made");
  });

  it("tells what time brings once: approvals and tokens that end, robots without a person", async () => {
    const owner = await givenPerson("Owner");
    const robot = await givenRobot("ci-robot", owner);
    const given = await givenApproved({ publisher: owner });
    const soon = new Date(Date.now() + 3 * 86_400_000);
    await change(SYSTEM_CALLER, async (step) => {
      await step.tx.apiToken.create({ data: { id: "tokensoon", principalId: owner.id, kind: "pat", label: "laptop", secretHash: Buffer.alloc(32), scopes: ["read"], namespaces: [], catalogs: [], expiresAt: soon } });
      step.record({ action: "token.mint", object: owner.name, objectIds: [owner.id] });
    });
    await database().pool.query("ALTER TABLE listing DISABLE TRIGGER USER");
    await database().pool.query("UPDATE listing SET expires_at = $1 WHERE version_id = $2", [soon, given.versionId]);
    await database().pool.query("ALTER TABLE listing ENABLE TRIGGER USER");
    for (let run = 0; run < 2; run += 1) await noticesTick();
    const told = await inbox(owner, [namespaceOf(given.server)]);
    expect([...told].sort()).toEqual(["listing_expiring", "review_approved", "token_expiring"]);
    await setDisabled(owner, true);
    await noticesTick();
    const { rows } = await database().pool.query("SELECT 1 FROM notice WHERE type = 'robot_orphaned' AND recipient_id = $1 AND params->>'name' = $2", [admin.id, robot.name]);
    expect(rows).toHaveLength(1);
  });

  it("tells the assignee of a review that has waited too long, and all reviewers where there is none, once", async () => {
    const given = await givenReview();
    // What is of low risk may wait a day, the rest three.
    for (const hours of [12, 30, 30, 80, 80]) await noticesTick(new Date(Date.now() + hours * 3_600_000));
    for (const { id } of [ada, sam]) {
      const { rows } = await database().pool.query("SELECT 1 FROM notice WHERE type = 'review_overdue' AND recipient_id = $1 AND params->>'reviewId' = $2", [id, given.reviewId]);
      expect(rows).toHaveLength(1);
    }
  });

  it("spares the reviewers of a catalog what an administrator muted, but nobody a suspension", async () => {
    const quiet = await givenPerson("Quiet", ["security_reviewer"]);
    await putCatalogNotices(signedIn(admin), "default", { muted: ["submission_received"] });
    const given = await givenApproved();
    await suspendListing(signedIn(sam), "default", { server: given.server, version: given.version }, "odd");
    expect(await inbox(quiet)).toContain("listing_suspended");
    expect(await inbox(quiet, [], { q: given.server, group: "reviews" })).toEqual([]);
    await expect(putCatalogNotices(signedIn(ada), "default", { muted: [] })).rejects.toMatchObject({ code: "forbidden" });
    await putCatalogNotices(signedIn(admin), "default", { muted: [] });
  });
});

describe("mail", () => {
  it("comes at once for so many things an hour; the mail of the day takes the rest", async () => {
    const flooded = await givenPerson("Flooded");
    const events = [1, 2, 3, 4].map((number): NoticeEvent => ({
      ...{ key: `flood:${number}`, type: "member_changed", at: new Date(), actorId: null, namespace: null, catalog: null },
      ...{ to: { ...TO_NOBODY, people: [flooded.id] }, params: { name: `com.flood${number}`, roles: ["owner"] } },
    }));
    for (const some of [events.slice(0, 1), events, events]) await prisma().$transaction((tx) => tell(tx, some, 2));
    const { rows } = await database().pool.query<{ mail: string }>("SELECT mail FROM notice WHERE recipient_id = $1 ORDER BY event_key", [flooded.id]);
    expect(rows.map(({ mail }) => mail)).toEqual(["instant", "instant", "daily", "daily"]);
    await runMailJobs();
    expect(mailsTo(flooded)).toHaveLength(2);
  });

  it("comes in the recipient's language, says why it comes, leads to the thing and carries no secret", async () => {
    const given = await givenReview();
    await putPreferences(viewerOf(given.publisher), { language: "zh-CN" });
    await comment(signedIn(ada), given.reviewId, { text: "your token gth_pat_abc_0123456789 is in the README", visibility: "publisher" });
    await dispatchNotices();
    await runMailJobs();
    const [{ mail, raw } = { mail: undefined, raw: "" }] = mailsTo(given.publisher);
    expect(mail?.subject).toBe(`Ada 就 default 中的 ${given.server} 1.0.0 留言`);
    expect(mail?.text).toContain(`https://gatehouse.example.com/account/submissions?q=${encodeURIComponent(given.server)}`);
    expect(mail?.text).toContain("您收到此通知");
    expect([mail?.text, mail?.html, raw].join("\n")).not.toContain("0123456789");
    expect(mail?.headers.get("list")).toMatchObject({ unsubscribe: { url: "https://gatehouse.example.com/account/notices" } });
  });

  it("comes in the language of the first sign-in, until somebody chooses, and later sign-ins change nothing", async () => {
    const reader = viewerOf(await givenPerson("Reader of Chinese"));
    const language = async () => (await readPreferences(reader)).language;
    await putPreferences(reader, { choices: { access: { inbox: true, mail: "daily" } } });
    expect(await language()).toBeNull();
    await keepFirstLanguage(reader, "zh-CN");
    await keepFirstLanguage(reader, "en");
    expect(await readPreferences(reader)).toMatchObject({ language: "zh-CN", choices: { access: { mail: "daily" } } });
    await putPreferences(reader, { language: "en" });
    await keepFirstLanguage(reader, "zh-CN");
    expect(await language()).toBe("en");
  });

  it("arrives once when the mail server was down for a while", async () => {
    const given = await givenReview();
    await cast(ada, given.reviewId, "request_changes");
    await dispatchNotices();
    const { port } = mailServer;
    await mailServer.close();
    expect(await runMailJobs()).toBeGreaterThan(0);
    mailServer = await openMailServer(port);
    expect(await runMailJobs()).toBe(0);
    expect(await runMailJobs()).toBe(0);
    expect(mailsTo(given.publisher)).toHaveLength(1);
  });

  it("is one mail to one person, whatever names and texts contain", async () => {
    const evil = 'Bob\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>';
    const given = await givenReview();
    await change(SYSTEM_CALLER, async (step) => {
      for (const { id } of [given.publisher, ada]) await step.tx.principal.update({ where: { id }, data: { name: evil } });
      step.record({ action: "test.rename", object: "both", objectIds: [given.publisher.id] });
    });
    await comment(signedIn({ ...ada, name: evil }), given.reviewId, { text: "<img src=x onerror=alert(1)>\r\nBcc: victim@example.com", visibility: "publisher" });
    await dispatchNotices();
    await runMailJobs();
    const mails = mailsTo(given.publisher);
    expect(mails.map(({ to }) => to)).toEqual([[given.publisher.email]]);
    expect(mails[0]?.mail.bcc).toBeUndefined();
    expect(mails[0]?.mail.html).not.toMatch(/<script|<img/);
    expect(mailServer.mails.flatMap(({ to }) => to)).not.toContain("victim@example.com");
  });

  it("is given up where the mail server knows no such mailbox, and not sent to who may not see it any more", async () => {
    const given = await givenReview();
    mailServer.refused.add(given.publisher.email);
    const gone = await givenReview();
    for (const { reviewId } of [given, gone]) await cast(sam, reviewId, "request_changes");
    await dispatchNotices();
    await setDisabled(gone.publisher, true);
    expect(await runMailJobs()).toBe(0);
    expect([...mailsTo(given.publisher), ...mailsTo(gone.publisher)]).toEqual([]);
    const { rows } = await database().pool.query("SELECT 1 FROM notice WHERE recipient_id = ANY($1) AND mail_refusal IS NOT NULL", [[given.publisher.id, gone.publisher.id]]);
    expect(rows).toHaveLength(2);
  });

  it("gathers for the day where that was chosen, and does not come where none was wanted", async () => {
    const daily = await givenPerson("Daily", ["reviewer"]);
    const none = await givenPerson("None", ["reviewer"]);
    await putPreferences(viewerOf(daily), { choices: { reviews: { inbox: false, mail: "daily" } } });
    await putPreferences(viewerOf(none), { choices: { reviews: { inbox: true, mail: "none" } } });
    const servers = [(await givenSubmission()).server, (await givenSubmission()).server];
    expect(await inbox(daily)).toEqual([]);
    await runMailJobs();
    expect(mailsTo(daily)).toEqual([]);
    await noticesTick(new Date(Date.now() + 86_400_000));
    const { rows } = await database().pool.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`notices.daily:${daily.id}`]);
    expect(rows).toHaveLength(1);
    for (let run = 0; run < 2; run += 1) await mailDigest(daily.id);
    const [digest, more] = mailsTo(daily);
    expect(more).toBeUndefined();
    for (const server of servers) expect(digest?.mail.text).toContain(server);
    // By tomorrow reviews of other tests are overdue as well.
    expect(digest?.mail.subject).toMatch(/^\d+ notices from Gatehouse$/);
    expect(mailsTo(none)).toEqual([]);
  });
});

/** As long as `work` runs, no notice can be written that a condition refuses. */
async function whileRefused(condition: string, work: () => Promise<void>): Promise<void> {
  await database().pool.query(`ALTER TABLE notice ADD CONSTRAINT refused CHECK (${condition}) NOT VALID`);
  await work().finally(() => database().pool.query("ALTER TABLE notice DROP CONSTRAINT refused"));
}

it("tells everything before an entry that cannot be told, nothing behind it, and goes on there", async () => {
  const servers = [(await givenSubmission()).server, (await givenSubmission({ server: "io.example.untold/greeting" })).server, (await givenSubmission()).server];
  const told = () => Promise.all(servers.map((server) => prisma().notice.count({ where: { recipientId: sam.id, params: { path: ["server"], equals: server } } })));
  await whileRefused("params->>'server' IS DISTINCT FROM 'io.example.untold/greeting'", async () => {
    await expect(dispatchNotices()).rejects.toThrow();
    expect(await told()).toEqual([1, 0, 0]);
  });
  await dispatchNotices();
  expect(await told()).toEqual([1, 1, 1]);
});

it("orders daily mails whatever becomes of what time brings, and tells of that in portions", async () => {
  const [waiting, keeper] = [await givenPerson("Waiting", ["reviewer"]), await givenPerson("Keeper")];
  await givenSubmission();
  await dispatchNotices();
  const tomorrow = new Date(Date.now() + 86_400_000);
  const expiresAt = new Date(Date.now() + 3 * 86_400_000);
  const token = { principalId: keeper.id, kind: "pat", secretHash: Buffer.alloc(32), scopes: ["read"], namespaces: [], catalogs: [], expiresAt };
  await change(SYSTEM_CALLER, async (step) => {
    await step.tx.apiToken.createMany({ data: Array.from({ length: 150 }, (_, number) => ({ ...token, id: `many${number}`, label: `many ${number}` })) });
    step.record({ action: "token.mint", object: keeper.name, objectIds: [keeper.id] });
  });
  await whileRefused("type <> 'token_expiring'", async () => {
    await expect(noticesTick(tomorrow)).rejects.toThrow();
    const { rows } = await database().pool.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`notices.daily:${waiting.id}`]);
    expect(rows).toHaveLength(1);
  });
  for (let run = 0; run < 2; run += 1) await noticesTick(tomorrow);
  const rhythms = await prisma().notice.groupBy({ by: ["mail"], where: { recipientId: keeper.id, type: "token_expiring" }, _count: true, orderBy: { mail: "asc" } });
  expect(rhythms).toEqual([{ mail: "daily", _count: 120 }, { mail: "instant", _count: 30 }]);
});

it("goes on behind an entry that it cannot make anything of", async () => {
  await change(SYSTEM_CALLER, async (step) => step.record({ action: "review.vote", object: "nothing", objectIds: ["not-a-uuid"], after: "neither an object" }));
  const { server } = await givenSubmission();
  await dispatchNotices();
  expect(await prisma().notice.count({ where: { recipientId: sam.id, params: { path: ["server"], equals: server } } })).toBe(1);
});
