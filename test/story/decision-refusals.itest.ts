import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { as, BOOTSTRAP_TOKEN, type Client, giveNamespace, listingPath, manifest, type Person, read, StoryServer, submitted, versionPath, vote } from "./http-api";

let server: StoryServer;
let admin: Person, pia: Person, ada: Person, bob: Person, sam: Person, sue: Person, auditor: Person;
let count = 0;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada, bob, sam, sue, auditor] = await Promise.all([
    server.person("admin"), server.person(), server.person("reviewer"), server.person("reviewer"),
    server.person("security_reviewer"), server.person("security_reviewer"), server.person("auditor"),
  ]);
  await giveNamespace(admin, "com.acme", pia);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "prod", title: "Production", audience: "public" }), 201);
  const { digest } = as<{ digest: string }>(await admin.call("GET", "/api/v1/catalogs/prod/policy"));
  as(await admin.call("PUT", "/api/v1/catalogs/prod/policy", { approvals: { min: 2 } }, { "If-Match": digest }));
});
afterAll(() => server.stop());

const fresh = () => `com.acme/app${++count}`;
const refused = (status: number, code: string) => ({ status, body: { code } });
const member = (principal: { id: string }) => admin.call("PUT", `/api/v1/namespaces/com.acme/members/${principal.id}`, { role: "publisher" });

async function tokenOf(person: Client, ...scopes: string[]): Promise<Client> {
  return server.bearer(as<{ token: string }>(await person.call("POST", "/api/v1/tokens", { scopes }), 201).token);
}

/** A robot that publishes for com.acme, and who answers for it. */
async function robotOf(responsible: Person, roles: string[] = []): Promise<Client> {
  const { id } = as<{ id: string }>(await admin.call("POST", "/api/v1/robots", { name: `robot${++count}`, responsible: responsible.id, roles, namespaces: ["com.acme"] }), 201);
  const scopes = ["read", "publish", "listing:suspend", "admin"];
  return server.bearer(as<{ token: string }>(await admin.call("POST", `/api/v1/robots/${id}/tokens`, { scopes, expiresInDays: 1 }), 201).token);
}

async function listed(name = fresh()): Promise<string> {
  as(await vote(ada, await submitted(pia, manifest(name))));
  return name;
}

describe("own_submission", () => {
  it("refuses the vote of who submitted it", async () => {
    as(await member(bob));
    expect(await vote(bob, await submitted(bob, manifest(fresh())))).toMatchObject(refused(403, "own_submission"));
  });

  it("refuses the vote of who submitted an earlier revision", async () => {
    const name = fresh();
    const id = await submitted(bob, manifest(name));
    as(await vote(ada, id, "request_changes"));
    await submitted(pia, manifest(name, "1.0.0", { description: "Other words" }));
    expect(await vote(bob, id)).toMatchObject(refused(403, "own_submission"));
  });

  it("refuses the vote of the person who answers for the robot that submitted it", async () => {
    const id = await submitted(await robotOf(ada), manifest(fresh()));
    expect(await vote(ada, id)).toMatchObject(refused(403, "own_submission"));
  });

  it("refuses the vote of who declared its tools, and of who answers for the robot that did", async () => {
    const name = fresh();
    const id = await submitted(pia, manifest(name));
    as(await bob.call("PUT", `${versionPath(name)}/tools`, { tools: [{ name: "forecast" }] }));
    as(await (await robotOf(sam)).call("PUT", `${versionPath(name)}/tools`, { tools: [{ name: "forecast" }, { name: "alert" }] }));
    expect(await vote(bob, id)).toMatchObject(refused(403, "own_submission"));
    expect(await vote(sam, id)).toMatchObject(refused(403, "own_submission"));
    expect(await vote(ada, id)).toMatchObject({ status: 200, body: { state: "approved" } });
  });

  it("leaves an entry in the record", async () => {
    const id = await submitted(bob, manifest(fresh()));
    await vote(bob, id);
    expect((await auditor.call("GET", `/api/v1/audit?object=${id}&action=review.vote`)).body).toMatchObject({ items: [{ action: "review.vote.refused", actorId: bob.id }] });
  });
});

describe("a vote is refused", () => {
  it("with person_required to every token, whatever its scopes", async () => {
    const id = await submitted(pia, manifest(fresh()));
    expect(await vote(await tokenOf(ada, "read", "admin"), id)).toMatchObject(refused(403, "person_required"));
    expect(await vote(server.bearer(BOOTSTRAP_TOKEN), id)).toMatchObject(refused(403, "person_required"));
    expect(await vote(await robotOf(pia, ["reviewer"]), id)).toMatchObject(refused(403, "person_required"));
  });

  it("to publishers and auditors, who see the review but hold no voting role", async () => {
    const id = await submitted(pia, manifest(fresh()));
    expect(await vote(pia, id)).toMatchObject(refused(403, "forbidden"));
    expect(await vote(auditor, id)).toMatchObject(refused(403, "forbidden"));
  });

  it("as stale_review when anything happened since, telling what, who and when", async () => {
    const id = await submitted(pia, manifest(fresh()));
    const { revision, digest } = await read(ada, id);
    as(await bob.call("POST", `/api/v1/reviews/${id}/claim`, { revision }));
    const answer = await ada.call("POST", `/api/v1/reviews/${id}/votes`, { decision: "approve", comment: "", revision, digest });
    expect(answer).toMatchObject(refused(409, "stale_review"));
    expect(answer.body.detail).toMatch(new RegExp(`^${bob.name} claimed it at \\d{4}-\\d\\d-\\d\\dT`));
    const ahead = await ada.call("POST", `/api/v1/reviews/${id}/votes`, { decision: "approve", comment: "", revision: revision + 5, digest });
    expect(ahead).toMatchObject(refused(409, "stale_review"));
  });

  it("as digest_mismatch for another manifest", async () => {
    const id = await submitted(pia, manifest(fresh()));
    const { revision } = await read(ada, id);
    const body = { decision: "approve", comment: "", revision, digest: `sha256:${"0".repeat(64)}` };
    expect(await ada.call("POST", `/api/v1/reviews/${id}/votes`, body)).toMatchObject(refused(409, "digest_mismatch"));
  });

  it("as already_voted for a second approval; an approver may still ask for changes", async () => {
    const id = await submitted(pia, manifest(fresh()), "?catalog=prod");
    as(await vote(ada, id));
    expect(await vote(ada, id)).toMatchObject(refused(409, "already_voted"));
    expect(await vote(ada, id, "request_changes")).toMatchObject({ status: 200, body: { state: "changes_requested" } });
  });

  it("without a comment, unless it approves", async () => {
    const id = await submitted(pia, manifest(fresh()));
    const { revision, digest } = await read(ada, id);
    for (const decision of ["reject", "request_changes"]) {
      expect(await ada.call("POST", `/api/v1/reviews/${id}/votes`, { decision, comment: " ", revision, digest })).toMatchObject(refused(400, "invalid_request"));
    }
  });

  it("as version_final when it asks for changes of a version that was listed before", async () => {
    const name = await listed();
    const { id } = as<{ id: string }>(await pia.call("POST", `${versionPath(name)}/proposals`, { catalog: "prod", reason: "promotion" }), 201);
    await runReviewChecks(id);
    expect(await vote(ada, id, "request_changes")).toMatchObject(refused(409, "version_final"));
  });

  it("before the checks are done, and after the decision", async () => {
    const { reviews } = as<{ reviews: { id: string }[] }>(await pia.call("POST", "/api/v1/submissions", manifest(fresh())), 201);
    expect(await vote(ada, reviews[0]?.id ?? "")).toMatchObject(refused(409, "invalid_transition"));
    const id = await submitted(pia, manifest(fresh()));
    as(await vote(ada, id));
    expect(await vote(bob, id)).toMatchObject(refused(409, "invalid_transition"));
  });
});

describe("a vote does not count", () => {
  it("when an admin casts it on a submission of bootstrap", async () => {
    const id = await submitted(server.bearer(BOOTSTRAP_TOKEN), manifest("com.boot/app"));
    expect(await vote(admin, id)).toMatchObject({ status: 200, body: { state: "in_review", votes: [{ counts: false }] } });
    expect(await vote(ada, id)).toMatchObject({ status: 200, body: { state: "approved" } });
  });

  it("when its voter is disabled, or lost the role, before the decision", async () => {
    const [gone, demoted] = await Promise.all([server.person("reviewer"), server.person("reviewer")]);
    const id = await submitted(pia, manifest(fresh()), "?catalog=prod");
    as(await vote(gone, id));
    as(await admin.call("PATCH", `/api/v1/users/${gone.id}`, { disabled: true }));
    expect(await vote(demoted, id)).toMatchObject({ body: { state: "in_review" } });
    as(await admin.call("PATCH", `/api/v1/users/${demoted.id}`, { roles: [] }));
    expect(await vote(ada, id)).toMatchObject({ body: { state: "in_review" } });
    expect(await vote(sam, id)).toMatchObject({ body: { state: "approved" } });
  });
});

describe("other acts upon a review", () => {
  it("claiming and internal comments are for reviewers", async () => {
    const id = await submitted(pia, manifest(fresh()));
    const { revision } = await read(pia, id);
    expect(await pia.call("POST", `/api/v1/reviews/${id}/claim`, { revision })).toMatchObject(refused(403, "forbidden"));
    expect(await pia.call("POST", `/api/v1/reviews/${id}/comments`, { text: "hm", visibility: "internal" })).toMatchObject(refused(403, "forbidden"));
    expect(await pia.call("POST", `/api/v1/reviews/${id}/comments`, { text: "hm", visibility: "publisher" })).toMatchObject({ status: 201 });
    expect(await auditor.call("POST", `/api/v1/reviews/${id}/comments`, { text: "hm", visibility: "publisher" })).toMatchObject(refused(403, "forbidden"));
  });

  it("withdrawing is for the publisher, and final", async () => {
    const id = await submitted(pia, manifest(fresh()));
    const { revision } = await read(pia, id);
    expect(await ada.call("POST", `/api/v1/reviews/${id}/withdraw`, { revision })).toMatchObject(refused(403, "forbidden"));
    expect(await pia.call("POST", `/api/v1/reviews/${id}/withdraw`, { revision: revision + 1 })).toMatchObject(refused(409, "stale_review"));
    as(await pia.call("POST", `/api/v1/reviews/${id}/withdraw`, { revision }));
    expect(await pia.call("POST", `/api/v1/reviews/${id}/withdraw`, { revision: revision + 1 })).toMatchObject(refused(409, "invalid_transition"));
  });

  it("reopening is for an admin, neither one who rejected nor one who submitted", async () => {
    const reopen = async (client: Client, id: string) => client.call("POST", `/api/v1/reviews/${id}/reopen`, { revision: (await read(client, id)).revision, reason: "new facts" });
    const id = await submitted(pia, manifest(fresh()));
    as(await vote(admin, id, "reject"));
    expect(await reopen(admin, id)).toMatchObject(refused(403, "two_people_required"));
    expect(await reopen(ada, id)).toMatchObject(refused(403, "forbidden"));
    const other = await server.person("admin");
    const own = await submitted(other, manifest(fresh()));
    as(await vote(ada, own, "reject"));
    expect(await reopen(other, own)).toMatchObject(refused(403, "own_submission"));
  });

  it("reopening is no more for the robot of who rejected or submitted than for that person", async () => {
    const id = await submitted(pia, manifest(fresh()));
    as(await vote(admin, id, "reject"));
    const robot = await robotOf(admin, ["admin"]);
    const request = { revision: (await read(admin, id)).revision, reason: "new facts" };
    expect(await robot.call("POST", `/api/v1/reviews/${id}/reopen`, request)).toMatchObject(refused(403, "two_people_required"));
  });

  it("refuses a robot that would look like one of Gatehouse's own in the audit record", async () => {
    const request = { name: "Bootstrap", responsible: ada.id, roles: [], namespaces: [] };
    expect(await admin.call("POST", "/api/v1/robots", request)).toMatchObject(refused(409, "name_taken"));
  });

  it("concluding needs a policy that is met, a person and clean hands", async () => {
    const id = await submitted(bob, manifest(fresh()), "?catalog=prod");
    const { revision } = await read(ada, id);
    const unmet = await ada.call("POST", `/api/v1/reviews/${id}/conclude`, { revision });
    expect(unmet).toMatchObject({ status: 409, body: { code: "policy_not_met", errors: [{ code: "approvals_missing" }] } });
    expect(await (await tokenOf(ada, "read", "admin")).call("POST", `/api/v1/reviews/${id}/conclude`, { revision })).toMatchObject(refused(403, "person_required"));
    expect(await bob.call("POST", `/api/v1/reviews/${id}/conclude`, { revision })).toMatchObject(refused(403, "own_submission"));
  });

  it("the checks run again only while they can matter, and answer 202", async () => {
    const id = await submitted(pia, manifest(fresh()));
    const { revision } = await read(ada, id);
    expect(await ada.call("POST", `/api/v1/reviews/${id}/checks`, { revision })).toMatchObject({ status: 202, body: { id } });
    as(await vote(ada, id));
    expect(await ada.call("POST", `/api/v1/reviews/${id}/checks`, { revision: revision + 1 })).toMatchObject(refused(409, "invalid_transition"));
  });
});

describe("the tool surface", () => {
  it("is final after the first vote in any catalog, and after the listing", async () => {
    const name = fresh();
    await submitted(pia, manifest(name), "?catalog=prod&catalog=default");
    as(await vote(ada, await reviewIn("prod", name)));
    expect(await pia.call("PUT", `${versionPath(name)}/tools`, { tools: [] })).toMatchObject(refused(409, "version_final"));
    expect(await pia.call("PUT", `${versionPath(await listed())}/tools`, { tools: [] })).toMatchObject(refused(409, "version_final"));
  });

  async function reviewIn(slug: string, name: string): Promise<string> {
    const { reviews } = as<{ reviews: { id: string; catalog: string }[] }>(await ada.call("GET", versionPath(name)));
    return reviews.find(({ catalog }) => catalog === slug)?.id ?? "";
  }

  it("is not declared by who has no part in the namespace", async () => {
    expect(await ada.call("PUT", `${versionPath(await listed())}/tools`, { tools: [] })).toMatchObject(refused(403, "forbidden"));
  });
});

describe("proposing", () => {
  const propose = (client: Client, name: string, catalog = "prod") => client.call("POST", `${versionPath(name)}/proposals`, { catalog, reason: "promotion" });

  it("needs an approval, a right, and a place that is free", async () => {
    const name = fresh();
    await submitted(pia, manifest(name));
    expect(await propose(pia, name)).toMatchObject(refused(409, "conflict"));
    const approved = await listed();
    expect(await propose(auditor, approved)).toMatchObject(refused(403, "forbidden"));
    expect(await propose(pia, approved, "default")).toMatchObject(refused(409, "conflict"));
    expect(await propose(pia, approved, "nowhere")).toMatchObject({ status: 404 });
    expect(await propose(pia, approved)).toMatchObject({ status: 201 });
    expect(await propose(ada, approved)).toMatchObject(refused(409, "review_open"));
  });
});

describe("suspending and reinstating", () => {
  const act = (client: Client, what: "suspend" | "reinstate" | "withdraw", name: string) => client.call("POST", `${listingPath("default", name)}/${what}`, { reason: "a reason" });

  it("suspending is for security reviewers, admins and admin robots, with the scope", async () => {
    const name = await listed();
    expect(await act(ada, "suspend", name)).toMatchObject(refused(403, "forbidden"));
    expect(await act(await tokenOf(sam, "read", "publish"), "suspend", name)).toMatchObject(refused(403, "forbidden"));
    expect(await act(await tokenOf(sam, "listing:suspend"), "suspend", name)).toMatchObject({ status: 200, body: { state: "suspended" } });
    const everywhere = await listed();
    const robot = await robotOf(pia, ["admin"]);
    expect(await robot.call("POST", `${versionPath(everywhere)}/suspend`, { reason: "automation" })).toMatchObject({ status: 200, body: { items: [{ state: "suspended" }] } });
  });

  it("is refused where nothing is listed; a block of the version outlives its approval", async () => {
    const name = fresh();
    const id = await submitted(pia, manifest(name));
    expect(await act(sam, "suspend", name)).toMatchObject({ status: 404 });
    expect(await sam.call("POST", `${versionPath(name)}/suspend`, { reason: "malware" })).toMatchObject({ status: 200, body: { items: [] } });
    as(await vote(ada, id));
    expect(await server.anyone.call("GET", `/v0/servers/${encodeURIComponent(name)}/versions/1.0.0`)).toMatchObject({ status: 404 });
  });

  it("reinstating takes two different people with the role; the second is a signed-in person without a hand in it", async () => {
    const name = fresh();
    as(await member(sue));
    const id = await submitted(pia, manifest(name));
    as(await sue.call("PUT", `${versionPath(name)}/tools`, { tools: [] }));
    as(await vote(ada, id));
    expect(await act(sam, "reinstate", name)).toMatchObject(refused(409, "invalid_transition"));
    as(await act(sam, "suspend", name));
    expect(await act(ada, "reinstate", name)).toMatchObject(refused(403, "forbidden"));
    as(await act(sam, "reinstate", name), 202);
    expect(await act(sam, "reinstate", name)).toMatchObject(refused(403, "two_people_required"));
    expect(await act(await tokenOf(admin, "admin"), "reinstate", name)).toMatchObject(refused(403, "person_required"));
    expect(await act(sue, "reinstate", name)).toMatchObject(refused(403, "own_submission"));
    expect(await act(admin, "reinstate", name)).toMatchObject({ status: 200, body: { state: "active" } });
  });

  it("a new suspension voids the proposal", async () => {
    const name = await listed();
    as(await act(sam, "suspend", name));
    as(await act(sam, "reinstate", name), 202);
    as(await act(admin, "suspend", name));
    expect(await act(admin, "reinstate", name)).toMatchObject({ status: 202 });
  });

  it("withdrawing a listing is for admins", async () => {
    expect(await act(sam, "withdraw", await listed())).toMatchObject(refused(403, "forbidden"));
  });
});

describe("a policy", () => {
  const put = (client: Client, policy: object, headers = {}) => client.call("PUT", "/api/v1/catalogs/prod/policy", policy, headers);
  const strict = { approvals: { min: 2 }, blockSeverity: "critical" };

  it("is changed by admins, who say which one they saw", async () => {
    expect(await put(admin, strict)).toMatchObject(refused(428, "precondition_required"));
    expect(await put(admin, strict, { "If-Match": "*" })).toMatchObject(refused(428, "precondition_required"));
    expect(await put(admin, strict, { "If-Match": `"sha256:${"0".repeat(64)}"` })).toMatchObject(refused(412, "stale_policy"));
    const { digest } = as<{ digest: string }>(await admin.call("GET", "/api/v1/catalogs/prod/policy"));
    expect(await put(sam, strict, { "If-Match": digest })).toMatchObject(refused(403, "forbidden"));
  });

  it("asks for at least one approval", async () => {
    expect(await put(admin, { approvals: { min: 0 } })).toMatchObject(refused(422, "invalid_policy"));
  });

  it("of a catalog that has listings is changed by a signed-in person only, like its audience", async () => {
    await listed();
    const bootstrap = server.bearer(BOOTSTRAP_TOKEN);
    expect(await bootstrap.call("PUT", "/api/v1/catalogs/default/policy", strict)).toMatchObject(refused(403, "person_required"));
    expect(await bootstrap.call("PATCH", "/api/v1/catalogs/default", { audience: "token" })).toMatchObject(refused(403, "person_required"));
    expect(await bootstrap.call("PATCH", "/api/v1/catalogs/default", { title: "All" })).toMatchObject({ status: 200 });
  });
});

describe("reading what is not for everybody", () => {
  it("needs the role: the record, the status", async () => {
    expect(await ada.call("GET", "/api/v1/audit")).toMatchObject(refused(403, "forbidden"));
    expect(await pia.call("GET", "/api/v1/audit/export")).toMatchObject(refused(403, "forbidden"));
    expect(await pia.call("GET", "/api/v1/status")).toMatchObject(refused(403, "forbidden"));
    expect(await auditor.call("GET", "/api/v1/status")).toMatchObject({ status: 200, body: { versions: { gatehouse: expect.any(String) as string }, feed: { seq: expect.any(Number) as number } } });
    expect(await server.anyone.call("GET", "/api/v1/reviews")).toMatchObject(refused(401, "unauthenticated"));
  });
});
