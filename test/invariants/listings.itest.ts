import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { GlobalRole } from "@/lib/access/schema";
import { putPolicy } from "@/lib/catalog/catalog-service";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { policyInForce } from "@/lib/catalog/lookup-service";
import { withdrawListing } from "@/lib/catalog/withdrawal";
import { prisma } from "@/lib/db/client";
import { policyFacts } from "@/lib/review/facts";
import { evaluatePolicy } from "@/lib/review/policy";
import { proposeVersion } from "@/lib/review/propose";
import { conclude } from "@/lib/review/vote";
import { declareTools } from "@/lib/submission/declare-tools";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { submit } from "@/lib/submission/submit";
import { bootstrapCaller, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { changeRoles, givenBootstrapRobot, type GivenPerson, givenPerson, setDisabled } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, auditEntry, eventsOfVersion, keyOfVersion, rawTransaction, rows } from "@/test/fixtures/raw-sql";
import { approveByHand, cast, type GivenReview, givenApproved, givenReview, givenSubmission, rawVote, readReview, unique } from "@/test/fixtures/reviews";

useInstallation();

/** A zero-width space in a text: the checks find it. */
const WITH_FINDING = { description: "Answers a\u200bgreeting." };

async function catalogWith(policy: Partial<PolicyDocument>): Promise<string> {
  const slug = unique("catalog");
  await givenCatalogWithPolicy(slug, policy);
  return slug;
}

/** Whether the evaluator would let a review pass now. */
async function evaluatorAllows(reviewId: string): Promise<boolean> {
  const review = await readReview(reviewId);
  const policy = await policyInForce(prisma(), review.catalogId);
  return evaluatePolicy(await policyFacts(prisma(), review), policy.document).allow;
}

async function approvals(given: GivenReview, voters: GlobalRole[][]): Promise<GivenPerson[]> {
  const people: GivenPerson[] = [];
  for (const roles of voters) {
    const person = await givenPerson(unique("Voter"), roles);
    await auditedTransaction(rawVote(await readReview(given.reviewId), person.id));
    people.push(person);
  }
  return people;
}

describe("a listing with basis review exists only where the policy in force was met (governance.md §5.3)", () => {
  const MIN_2 = { approvals: { min: 2, roles: {} } };
  const ONE_SECURITY = { approvals: { min: 2, roles: { security_reviewer: 1 } } };
  const TWO_SEATS = { approvals: { min: 1, roles: { security_reviewer: 1, admin: 1 } } };

  it.each<[string, Partial<PolicyDocument>, GlobalRole[][], boolean]>([
    ["nobody approved", {}, [], false],
    ["one of one", {}, [["reviewer"]], true],
    ["one of two", MIN_2, [["reviewer"]], false],
    ["two of two", MIN_2, [["reviewer"], ["admin"]], true],
    ["two, but no security reviewer", ONE_SECURITY, [["reviewer"], ["admin"]], false],
    ["two with a security reviewer", ONE_SECURITY, [["reviewer"], ["security_reviewer"]], true],
    ["one person for two seats", TWO_SEATS, [["security_reviewer", "admin"]], false],
    ["two people who both fit one seat only", TWO_SEATS, [["admin"], ["admin"]], false],
    ["two people for two seats, the versatile one first", TWO_SEATS, [["security_reviewer", "admin"], ["security_reviewer"]], true],
    ["three seats of two roles, filled by chaining", { approvals: { min: 1, roles: { reviewer: 2, admin: 1 } } }, [["reviewer", "admin"], ["reviewer"], ["reviewer"]], true],
    ["a check that passes", { requiredChecks: ["E001"] }, [["reviewer"]], true],
    ["a check that nobody ran", { requiredChecks: ["X999"] }, [["reviewer"]], false],
    ["a check that needs a tool surface", { requiredChecks: ["E001", "X999"] }, [["reviewer"]], false],
    ["no finding of blocking severity", { blockSeverity: "low" }, [["reviewer"]], true],
  ])("%s", async (_what, policy, voters, listed) => {
    const given = await givenReview({ catalog: await catalogWith(policy) });
    await approvals(given, voters);
    expect(await evaluatorAllows(given.reviewId)).toBe(listed);
    expect(await answerOf(approveByHand(given.reviewId))).toBe(listed ? "accepted" : "QUORUM");
  });

  it("blocks a finding of the named severity or a worse one", async () => {
    const given = await givenReview({ catalog: await catalogWith({ blockSeverity: "info" }), manifest: WITH_FINDING });
    expect((await rows("SELECT 1 FROM finding f JOIN check_run c ON c.id = f.run_id WHERE c.review_id = $1", given.reviewId)).length).toBeGreaterThan(0);
    await approvals(given, [["reviewer"]]);
    expect(await evaluatorAllows(given.reviewId)).toBe(false);
    expect(await answerOf(approveByHand(given.reviewId))).toBe("QUORUM");
  });

  it("takes a check that must give a verdict and gave none for an unmet demand", async () => {
    const given = await givenReview();
    const silent = `INSERT INTO check_outcome (run_id, rule_id, rule_version, title, status, enforced, required)
      SELECT id, 'X999', 1, 'x', 'UNAVAILABLE', true, true FROM check_run WHERE review_id = $1`;
    await auditedTransaction([silent, given.reviewId]);
    await approvals(given, [["reviewer"]]);
    expect(await evaluatorAllows(given.reviewId)).toBe(false);
    expect(await answerOf(approveByHand(given.reviewId))).toBe("QUORUM");
  });

  it("does not take checks of an earlier tool surface for checks of the present one", async () => {
    const given = await givenReview({ catalog: await catalogWith({ requiredChecks: ["E001"] }) });
    const publisher = signedIn(given.publisher, [given.server.slice(0, given.server.indexOf("/"))]);
    await declareTools(publisher, given, { tools: [{ name: "greet" }], prompts: [], resources: [] });
    await approvals(given, [["reviewer"]]);
    expect(await evaluatorAllows(given.reviewId)).toBe(false);
    expect(await answerOf(approveByHand(given.reviewId))).toBe("QUORUM");
    await runReviewChecks(given.reviewId);
    expect(await answerOf(approveByHand(given.reviewId))).toBe("accepted");
  });

  it("discounts an approver who was disabled, lost the role or voted otherwise later", async () => {
    const slug = await catalogWith(MIN_2);
    const spoil = [
      (person: GivenPerson) => setDisabled(person, true),
      (person: GivenPerson) => changeRoles(person, ["auditor"]),
      async (person: GivenPerson, given: GivenReview) => auditedTransaction(rawVote(await readReview(given.reviewId), person.id, { decision: "reject" })),
    ];
    for (const act of spoil) {
      const given = await givenReview({ catalog: slug });
      const [first] = await approvals(given, [["reviewer"], ["reviewer"]]);
      if (first === undefined) throw new Error("an approver");
      await act(first, given);
      expect(await evaluatorAllows(given.reviewId)).toBe(false);
      expect(await answerOf(approveByHand(given.reviewId))).toBe("QUORUM");
    }
  });

  it("does not count admins on a submission of the bootstrap robot", async () => {
    const robot = await givenBootstrapRobot();
    const server = `io.example.${unique("ns")}/greeting`;
    const { reviews } = await submit(bootstrapCaller(robot), bytesOf(packageManifest(server, "1.0.0")), ["default"]);
    const reviewId = reviews[0]?.id ?? "";
    await runReviewChecks(reviewId);
    await cast(await givenPerson(unique("Admin"), ["admin", "reviewer"]), reviewId);
    expect((await readReview(reviewId)).state).toBe("in_review");
    expect(await answerOf(approveByHand(reviewId))).toBe("QUORUM");
    await cast(await givenPerson(unique("Reviewer"), ["reviewer"]), reviewId);
    expect((await readReview(reviewId)).state).toBe("approved");
  });

  it("refuses a listing under a policy that is no longer in force", async () => {
    const slug = await catalogWith({});
    const given = await givenReview({ catalog: slug });
    await approvals(given, [["reviewer"]]);
    const admin = await givenPerson(unique("Admin"), ["admin"]);
    await putPolicy(signedIn(admin), slug, { ...DEFAULT_POLICY, approvals: { min: 2, roles: {} } }, null);
    expect(await answerOf(approveByHand(given.reviewId))).toBe("QUORUM");
    const { catalogId } = await readReview(given.reviewId);
    const [old] = await rows<{ id: string }>("SELECT id FROM policy WHERE catalog_id = $1 AND version = 1", catalogId);
    const listUnder = [
      ["UPDATE review SET state = 'approved', revision = revision + 1 WHERE id = $1", given.reviewId],
      [
        `INSERT INTO listing (id, version_id, catalog_id, revision_id, basis, policy_id, review_id)
         SELECT gen_random_uuid(), version_id, catalog_id, revision_id, 'review', $2, id FROM review WHERE id = $1`,
        given.reviewId, old?.id,
      ],
      eventsOfVersion(given.versionId),
    ] as const;
    expect(await answerOf(auditedTransaction(...listUnder))).toBe("POLICY");
  });

  it("refuses a policy that demands nobody", async () => {
    const sql = "INSERT INTO policy (id, catalog_id, version, document, digest) SELECT gen_random_uuid(), id, 99, $1, 'x' FROM catalog LIMIT 1";
    expect(await answerOf(auditedTransaction([sql, { ...DEFAULT_POLICY, approvals: { min: 0, roles: {} } }]))).toBe("23514");
    expect(await answerOf(auditedTransaction([sql, {}]))).toBe("23514");
  });
});

describe("no listing without a decision (governance.md §5.3)", () => {
  const insert = `INSERT INTO listing (id, version_id, catalog_id, revision_id, basis, policy_id, review_id)
    SELECT $1, r.version_id, r.catalog_id, r.revision_id, $2, (SELECT id FROM policy p WHERE p.catalog_id = r.catalog_id ORDER BY version DESC LIMIT 1), $3 FROM review r WHERE r.id = $4`;

  it("refuses a listing of an open review", async () => {
    const given = await givenReview();
    const statement = [insert, randomUUID(), "review", given.reviewId, given.reviewId] as const;
    expect(await answerOf(auditedTransaction(statement, eventsOfVersion(given.versionId)))).toBe("UNJUSTIFIED");
  });

  it("refuses a listing that borrows the approval of another version", async () => {
    const approved = await givenApproved();
    const given = await givenReview();
    const statement = [insert, randomUUID(), "review", approved.reviewId, given.reviewId] as const;
    expect(await answerOf(auditedTransaction(statement, eventsOfVersion(given.versionId)))).toBe("UNJUSTIFIED");
  });

  it.each(["import", "break_glass"])("refuses basis %s without its audit entry about this very listing", async (basis) => {
    const given = await givenReview();
    const id = randomUUID();
    const statement = [insert, id, basis, null, given.reviewId] as const;
    const event = eventsOfVersion(given.versionId);
    expect(await answerOf(rawTransaction([statement, event, auditEntry("test.raw", [id])]))).toBe("UNJUSTIFIED");
    expect(await answerOf(rawTransaction([statement, event, auditEntry(`listing.${basis}`, [randomUUID()])]))).toBe("UNJUSTIFIED");
    const listed = [statement, event, auditEntry(`listing.${basis}`, [id])];
    expect(await answerOf(rawTransaction(listed))).toBe("KEYLESS");
    const { catalogId } = await readReview(given.reviewId);
    expect(await answerOf(rawTransaction([...listed, keyOfVersion(given.versionId, catalogId)]))).toBe("accepted");
  });

  it("refuses an approved review without a listing", async () => {
    const given = await givenReview();
    await approvals(given, [["reviewer"]]);
    const half = "UPDATE review SET state = 'approved', revision = revision + 1 WHERE id = $1";
    expect(await answerOf(auditedTransaction([half, given.reviewId]))).toBe("HALF_DECISION");
  });
});

describe("a withdrawal or an expiry ends only by a new decision (governance.md §2)", () => {
  it("refuses raw SQL that lifts it, also with an approval that was used before", async () => {
    const admin = await givenPerson(unique("Admin"), ["admin"]);
    const given = await givenApproved();
    await withdrawListing(signedIn(admin), "default", given, "licence");
    const event = eventsOfVersion(given.versionId);
    const lift = "UPDATE listing SET withdrawn_at = NULL WHERE version_id = $1";
    expect(await answerOf(auditedTransaction([lift, given.versionId], event))).toBe("IMMUTABLE");

    const second = await proposeVersion(signedIn(admin), given, "default", "licence settled");
    await runReviewChecks(second);
    await cast(await givenPerson(unique("Reviewer"), ["reviewer"]), second);
    await withdrawListing(signedIn(admin), "default", given, "licence again");
    const replay = "UPDATE listing SET withdrawn_at = NULL, review_id = $2 WHERE version_id = $1";
    expect(await answerOf(auditedTransaction([replay, given.versionId, given.reviewId], event))).toBe("UNJUSTIFIED");
  });

  it("refuses raw SQL that prolongs an approval", async () => {
    const given = await givenApproved({ catalog: await catalogWith({ approvalTtlDays: 30 }) });
    const event = eventsOfVersion(given.versionId);
    for (const later of ["NULL", "expires_at + interval '1 day'"]) {
      expect(await answerOf(auditedTransaction([`UPDATE listing SET expires_at = ${later} WHERE version_id = $1`, given.versionId], event))).toBe("IMMUTABLE");
    }
  });
});

describe("a policy change approves nothing by itself (governance.md §5.7)", () => {
  let given: GivenReview;
  let slug: string;
  beforeAll(async () => {
    slug = await catalogWith({ approvals: { min: 2, roles: {} } });
    given = await givenReview({ catalog: slug });
    await cast(await givenPerson(unique("Reviewer"), ["reviewer"]), given.reviewId);
    await putPolicy(signedIn(await givenPerson(unique("Admin"), ["admin"])), slug, DEFAULT_POLICY, null);
  });

  it("leaves a review whose votes would now be enough as it is", async () => {
    expect(await evaluatorAllows(given.reviewId)).toBe(true);
    expect((await readReview(given.reviewId)).state).toBe("in_review");
    expect(await rows("SELECT 1 FROM listing WHERE version_id = $1", given.versionId)).toEqual([]);
  });

  it("lets a person conclude it, who must know the present revision", async () => {
    const { revision } = await readReview(given.reviewId);
    const person = signedIn(await givenPerson(unique("Reviewer"), ["reviewer"]));
    await expect(conclude(person, given.reviewId, revision - 1)).rejects.toMatchObject({ code: "stale_review" });
    await conclude(person, given.reviewId, revision);
    expect((await readReview(given.reviewId)).state).toBe("approved");
  });

  it("takes nothing back either: what was listed under a looser policy stays listed", async () => {
    const admin = await givenPerson(unique("Admin"), ["admin"]);
    await putPolicy(signedIn(admin), slug, { ...DEFAULT_POLICY, approvals: { min: 20, roles: {} } }, null);
    expect(await rows("SELECT withdrawn_at, suspended_at FROM listing WHERE version_id = $1", given.versionId)).toEqual([{ withdrawn_at: null, suspended_at: null }]);
  });

  it("refuses to conclude what the policy in force does not allow", async () => {
    const open = await givenSubmission({ catalog: slug });
    await runReviewChecks(open.reviewId);
    const { revision } = await readReview(open.reviewId);
    const person = signedIn(await givenPerson(unique("Reviewer"), ["reviewer"]));
    await expect(conclude(person, open.reviewId, revision)).rejects.toMatchObject({ code: "policy_not_met" });
  });
});
