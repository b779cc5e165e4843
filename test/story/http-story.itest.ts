import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Review } from "@/lib/review/schema";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { as, giveNamespace, listingPath, manifest, type Person, read, registryPath, StoryServer, submitted, versionPath, vote } from "./http-api";

const NAME = "com.acme/weather";
const SECOND_POLICY = { approvals: { min: 2, roles: { security_reviewer: 1 } } };

let server: StoryServer;
let admin: Person, pia: Person, ada: Person, sam: Person, sue: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada, sam, sue] = await Promise.all([
    server.person("admin"), server.person(), server.person("reviewer"), server.person("security_reviewer"), server.person("security_reviewer"),
  ]);
  await giveNamespace(admin, "com.acme", pia);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "prod", title: "Production", audience: "public" }), 201);
  const { digest } = as<{ digest: string }>(await admin.call("GET", "/api/v1/catalogs/prod/policy"));
  as(await admin.call("PUT", "/api/v1/catalogs/prod/policy", SECOND_POLICY, { "If-Match": `"${digest}"` }));
});
afterAll(() => server.stop());

/** The status a catalog serves the version with, or 404. */
async function served(slug: "default" | "prod"): Promise<number | string> {
  const base = slug === "default" ? "" : `/c/${slug}`;
  const answer = await server.anyone.call("GET", `${base}${registryPath(NAME)}`);
  if (answer.status !== 200) return answer.status;
  return as<{ _meta: Record<string, { status: string }> }>(answer)._meta["io.modelcontextprotocol.registry/official"]?.status ?? "none";
}

describe("a version from its publish to its second review", () => {
  let first: string;
  let promotion: string;

  it("is submitted, and nobody else hears of it", async () => {
    const answer = await pia.call("POST", "/api/v1/submissions", manifest(NAME));
    expect(answer).toMatchObject({ status: 201, body: { server: NAME, version: "1.0.0", reviews: [{ catalog: "default", state: "submitted" }] } });
    first = as<{ reviews: { id: string }[] }>(answer, 201).reviews[0]?.id ?? "";
    expect(await served("default")).toBe(404);
  });

  it("is in review once its checks have run, with their findings", async () => {
    await runReviewChecks(first);
    const review = await read(ada, first);
    expect(review).toMatchObject({ state: "in_review", round: 1, policy: { allow: false, unmet: [{ code: "approvals_missing" }] } });
    expect(review.checks.length).toBeGreaterThan(0);
    expect((await ada.call("GET", "/api/v1/reviews?state=in_review&catalog=default")).body).toMatchObject({ items: [{ id: first, server: NAME }] });
  });

  it("is claimed, commented on, and listed by the vote that meets the policy", async () => {
    const { revision } = await read(ada, first);
    expect(await ada.call("POST", `/api/v1/reviews/${first}/claim`, { revision })).toMatchObject({ status: 200, body: { assignee: { id: ada.id } } });
    as(await ada.call("POST", `/api/v1/reviews/${first}/comments`, { text: "Who runs this?", visibility: "internal" }), 201);
    as(await ada.call("POST", `/api/v1/reviews/${first}/comments`, { text: "Pin the package, please.", visibility: "publisher" }), 201);
    expect((await read(pia, first)).comments.map(({ text }) => text)).toEqual(["Pin the package, please."]);
    expect(await vote(ada, first)).toMatchObject({ status: 200, body: { state: "approved", votes: [{ decision: "approve", counts: true }] } });
    expect(await served("default")).toBe("active");
  });

  it("is promoted to a catalog whose policy wants two people, one of them of security", async () => {
    promotion = as<Review>(await pia.call("POST", `${versionPath(NAME)}/proposals`, { catalog: "prod", reason: "Needed in production" }), 201).id;
    await runReviewChecks(promotion);
    expect(await vote(ada, promotion)).toMatchObject({ status: 200, body: { state: "in_review" } });
    expect((await read(ada, promotion)).policy.unmet.map(({ code }) => code)).toEqual(["approvals_missing", "role_missing_security_reviewer"]);
    expect(await served("prod")).toBe(404);
    expect(await vote(sam, promotion)).toMatchObject({ status: 200, body: { state: "approved" } });
    expect(await served("prod")).toBe("active");
  });

  it("is suspended by one person, at once, and only there", async () => {
    expect(await sam.call("POST", `${listingPath("prod", NAME)}/suspend`, { reason: "CVE" })).toMatchObject({ status: 200, body: { state: "suspended" } });
    expect(await served("prod")).toBe(404);
    expect(await served("default")).toBe("active");
    const tombstone = await server.anyone.call("GET", `/c/prod${registryPath(NAME)}?include_deleted=true`);
    expect(tombstone.body).toMatchObject({ server: { name: NAME, version: "1.0.0" }, _meta: { "io.modelcontextprotocol.registry/official": { status: "deleted" } } });
    expect(tombstone.text).not.toContain("CVE");
    expect(tombstone.text).not.toContain("packages");
  });

  it("is reinstated by two", async () => {
    expect(await sam.call("POST", `${listingPath("prod", NAME)}/reinstate`, { reason: "Fixed upstream" })).toMatchObject({ status: 202, body: { pending: true } });
    expect(await served("prod")).toBe(404);
    expect(await sue.call("POST", `${listingPath("prod", NAME)}/reinstate`, { reason: "Confirmed" })).toMatchObject({ status: 200, body: { state: "active" } });
    expect(await served("prod")).toBe("active");
  });

  it("is withdrawn by an admin and comes back only through a new review", async () => {
    expect(await admin.call("POST", `${listingPath("prod", NAME)}/withdraw`, { reason: "Not needed" })).toMatchObject({ status: 200, body: { state: "withdrawn" } });
    expect(await served("prod")).toBe(404);
    const again = as<Review>(await ada.call("POST", `${versionPath(NAME)}/proposals`, { catalog: "prod", reason: "Needed after all" }), 201);
    expect(again).toMatchObject({ state: "submitted", round: 1, votes: [] });
    await runReviewChecks(again.id);
    await vote(ada, again.id);
    expect(await vote(sue, again.id)).toMatchObject({ body: { state: "approved" } });
    expect(await served("prod")).toBe("active");
  });

  it("has left a record of every step, chained, which auditors alone read and export", async () => {
    const auditor = await server.person("auditor");
    const { items } = as<{ items: { action: string; hash: string; prevHash: string; seq: number }[] }>(await auditor.call("GET", `/api/v1/audit?object=${encodeURIComponent(NAME)}&limit=100`));
    const actions = items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["version.submit", "review.vote", "review.approved", "version.propose", "listing.suspend", "reinstatement.propose", "reinstatement.confirm", "listing.withdraw"]));
    const lines = (await auditor.call("GET", "/api/v1/audit/export")).text.trim().split("\n").map((line) => JSON.parse(line) as { hash: string; prevHash: string });
    expect(lines.length).toBeGreaterThan(items.length);
    for (const [index, line] of lines.entries()) if (index > 0) expect(line.prevHash).toBe(lines[index - 1]?.hash);
    expect(await ada.call("GET", "/api/v1/audit")).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
});

describe("a review that asks for changes", () => {
  it("is answered with other bytes under the same version, in a new round without the old votes", async () => {
    const name = "com.acme/rounds";
    const id = await submitted(pia, manifest(name));
    expect(await vote(ada, id, "request_changes")).toMatchObject({ body: { state: "changes_requested" } });
    expect(await submitted(pia, manifest(name, "1.0.0", { description: "Tells the weather, better" }))).toBe(id);
    const review = await read(ada, id);
    expect(review).toMatchObject({ state: "in_review", round: 2 });
    expect(review.votes.map(({ round, counts }) => ({ round, counts }))).toEqual([{ round: 1, counts: false }]);
    expect(await vote(ada, id)).toMatchObject({ body: { state: "approved" } });
  });

  it("shows what the next version changes against what is served", async () => {
    const id = await submitted(pia, manifest("com.acme/rounds", "2.0.0"));
    const { body } = await ada.call("GET", `/api/v1/reviews/${id}/diff`);
    expect(body).toMatchObject({ base: "1.0.0" });
    expect((body as unknown as { changes: { pointer: string }[] }).changes.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(["/version", "/description", "/packages/0/version"]));
    expect(await ada.call("GET", `/api/v1/reviews/${id}/diff?base=9.9.9`)).toMatchObject({ status: 404 });
  });
});

describe("a rejected review", () => {
  it("is reopened by an admin who did not reject it, with a reason", async () => {
    const name = "com.acme/rejected";
    const id = await submitted(pia, manifest(name));
    expect(await vote(ada, id, "reject")).toMatchObject({ body: { state: "rejected" } });
    const { revision } = await read(admin, id);
    expect(await admin.call("POST", `/api/v1/reviews/${id}/reopen`, { revision, reason: "New facts" })).toMatchObject({ status: 200, body: { state: "in_review", round: 2 } });
    expect(await vote(ada, id)).toMatchObject({ body: { state: "approved" } });
  });
});

describe("a policy that is loosened", () => {
  it("approves nothing by itself; a person concludes", async () => {
    const id = await submitted(pia, manifest("com.acme/concluded"), "?catalog=prod");
    await vote(ada, id);
    const { digest } = as<{ digest: string }>(await admin.call("GET", "/api/v1/catalogs/prod/policy"));
    as(await admin.call("PUT", "/api/v1/catalogs/prod/policy", { approvals: { min: 1 } }, { "If-Match": digest }));
    const waiting = await read(ada, id);
    expect(waiting).toMatchObject({ state: "in_review", policy: { allow: true } });
    expect(await sam.call("POST", `/api/v1/reviews/${id}/conclude`, { revision: waiting.revision })).toMatchObject({ status: 200, body: { state: "approved" } });
  });
});
