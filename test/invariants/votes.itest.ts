import { beforeAll, describe, expect, it } from "vitest";
import { declareTools } from "@/lib/submission/declare-tools";
import { submit } from "@/lib/submission/submit";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { vote } from "@/lib/review/vote";
import { reopenReview } from "@/lib/review/withdraw";
import { bootstrapCaller, byToken, robotCaller, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { changeRoles, givenBootstrapRobot, givenNamespace, type GivenPerson, givenPerson, givenRobot, setDisabled } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, rows } from "@/test/fixtures/raw-sql";
import { cast, type GivenReview, givenReview, rawVote, readReview, unique } from "@/test/fixtures/reviews";

/** Of two approvals, so that a first vote decides nothing. */
const PATIENT = "patient";
const SURFACE = { tools: [{ name: "greet" }], prompts: [], resources: [] };

useInstallation();
let reviewer: GivenPerson;
let other: GivenPerson;
beforeAll(async () => {
  await givenCatalogWithPolicy(PATIENT, { approvals: { min: 2, roles: {} } });
  reviewer = await givenPerson("Reviewer", ["reviewer"]);
  other = await givenPerson("Other", ["reviewer"]);
});

async function rawAnswer(given: GivenReview, voterId: string, wrong: Parameters<typeof rawVote>[2] = {}): Promise<string> {
  return answerOf(auditedTransaction(rawVote(await readReview(given.reviewId), voterId, wrong)));
}

describe("a vote counts only for the round, manifest and surface it was cast on (governance.md §5.2)", () => {
  let given: GivenReview;
  beforeAll(async () => {
    given = await givenReview({ catalog: PATIENT });
  });

  it.each([
    ["another round", { round: 2 }],
    ["an earlier round that never was", { round: 0 }],
    ["another manifest", { digest: `sha256:${"0".repeat(64)}` }],
    ["a tool surface nobody declared", { surfaceDigest: `sha256:${"0".repeat(64)}` }],
  ])("refuses raw SQL that votes on %s", async (_what, wrong) => {
    expect(await rawAnswer(given, reviewer.id, wrong)).toBe("WRONG_ROUND_OR_DIGEST");
  });

  it("refuses a vote through the service that names another digest or revision", async () => {
    const { revision, manifestRevision } = await readReview(given.reviewId);
    const input = { decision: "approve", comment: "", revision, digest: manifestRevision.digest } as const;
    await expect(vote(signedIn(reviewer), given.reviewId, { ...input, digest: `sha256:${"0".repeat(64)}` })).rejects.toMatchObject({ code: "digest_mismatch" });
    await expect(vote(signedIn(reviewer), given.reviewId, { ...input, revision: revision - 1 })).rejects.toMatchObject({ code: "stale_review" });
  });

  it("refuses a vote while the checks have not run, and after the decision", async () => {
    const submission = await givenReview();
    await cast(reviewer, submission.reviewId, "reject");
    expect(await rawAnswer(submission, other.id)).toBe("WRONG_ROUND_OR_DIGEST");
    await expect(cast(other, submission.reviewId)).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("voids the votes of a round when a new revision comes", async () => {
    const review = await givenReview({ catalog: PATIENT });
    await cast(reviewer, review.reviewId);
    await cast(other, review.reviewId, "request_changes");
    const namespace = review.server.slice(0, review.server.indexOf("/"));
    const changed = bytesOf(packageManifest(review.server, review.version, { description: "Greets politely." }));
    await submit(signedIn(review.publisher, [namespace]), changed, [PATIENT]);
    await runReviewChecks(review.reviewId);
    await cast(other, review.reviewId);
    expect(await readReview(review.reviewId)).toMatchObject({ state: "in_review", round: 2 });
    await cast(reviewer, review.reviewId);
    expect((await readReview(review.reviewId)).state).toBe("approved");
  });

  it("voids the votes of a rejected round when it is reopened, which takes an admin who did not reject", async () => {
    const review = await givenReview({ catalog: PATIENT });
    const admin = await givenPerson(unique("Admin"), ["admin"]);
    await cast(reviewer, review.reviewId);
    await cast(admin, review.reviewId, "reject");
    const { revision } = await readReview(review.reviewId);
    await expect(reopenReview(signedIn(admin), review.reviewId, revision, "no")).rejects.toMatchObject({ code: "two_people_required" });
    await reopenReview(signedIn(await givenPerson(unique("Admin"), ["admin"])), review.reviewId, revision, "looked again");
    await cast(other, review.reviewId);
    expect(await readReview(review.reviewId)).toMatchObject({ state: "in_review", round: 2 });
  });

  it("refuses another tool surface after the first vote in any catalog, by the service and by raw SQL", async () => {
    const review = await givenReview({ catalog: PATIENT });
    const publisher = signedIn(review.publisher, [review.server.slice(0, review.server.indexOf("/"))]);
    await declareTools(publisher, review, SURFACE);
    expect(await rawAnswer(review, reviewer.id, {})).toBe("accepted");
    await expect(declareTools(publisher, review, { ...SURFACE, instructions: "more" })).rejects.toMatchObject({ code: "version_final" });
    const drop = "UPDATE review SET surface_id = NULL, surface_digest = NULL, revision = revision + 1 WHERE id = $1";
    expect(await answerOf(auditedTransaction([drop, review.reviewId]))).toBe("IMMUTABLE");
  });

  it("refuses a review of another version's manifest, and a surface that is not that manifest's", async () => {
    const foreign = await givenReview();
    const { revisionId } = await readReview(foreign.reviewId);
    const open = await givenReview();
    const swap = "UPDATE review SET revision_id = $2, revision = revision + 1 WHERE id = $1";
    expect(await answerOf(auditedTransaction([swap, open.reviewId, revisionId]))).toMatch(/SUBJECT|IMMUTABLE/);
    const invent = "UPDATE review SET surface_digest = 'sha256:x', revision = revision + 1 WHERE id = $1";
    expect(await answerOf(auditedTransaction([invent, open.reviewId]))).toBe("SUBJECT");
  });
});

describe("who never votes (governance.md §3)", () => {
  let given: GivenReview;
  beforeAll(async () => {
    given = await givenReview({ catalog: PATIENT });
  });

  it("refuses the submitter of any revision, also with a voting role", async () => {
    await changeRoles(given.publisher, ["admin", "security_reviewer"]);
    await expect(cast({ ...given.publisher, roles: ["admin"] }, given.reviewId)).rejects.toMatchObject({ code: "own_submission" });
    expect(await rawAnswer(given, given.publisher.id)).toBe("SELF_APPROVAL");
  });

  it("refuses the submitter of an earlier revision of the version", async () => {
    const first = await givenPerson(unique("First"), ["reviewer"]);
    const review = await givenReview({ catalog: PATIENT, publisher: first });
    await cast(reviewer, review.reviewId, "request_changes");
    const namespace = review.server.slice(0, review.server.indexOf("/"));
    const second = await givenPerson(unique("Second"));
    await givenNamespace(namespace, [second]);
    await submit(signedIn(second, [namespace]), bytesOf(packageManifest(review.server, review.version, { description: "Again." })), [PATIENT]);
    await runReviewChecks(review.reviewId);
    await expect(cast(first, review.reviewId)).rejects.toMatchObject({ code: "own_submission" });
    expect(await rawAnswer(review, first.id)).toBe("SELF_APPROVAL");
  });

  it("refuses whoever declared the tool surface", async () => {
    const review = await givenReview({ catalog: PATIENT });
    const namespace = review.server.slice(0, review.server.indexOf("/"));
    const declarer = await givenPerson(unique("Declarer"), ["reviewer"]);
    await givenNamespace(namespace, [declarer]);
    await declareTools(signedIn(declarer, [namespace]), review, SURFACE);
    await expect(cast(declarer, review.reviewId)).rejects.toMatchObject({ code: "own_submission" });
    expect(await rawAnswer(review, declarer.id)).toBe("SELF_APPROVAL");
  });

  it("refuses the person who answers for the robot that submitted", async () => {
    const responsible = await givenPerson(unique("Responsible"), ["reviewer"]);
    const robot = await givenRobot(unique("robot"), responsible);
    const server = `io.example.${unique("ns")}/greeting`;
    const namespace = server.slice(0, server.indexOf("/"));
    await givenNamespace(namespace, [robot]);
    const { reviews } = await submit(robotCaller(robot, undefined, [namespace]), bytesOf(packageManifest(server, "1.0.0")), [PATIENT]);
    const reviewId = reviews[0]?.id ?? "";
    await runReviewChecks(reviewId);
    await expect(cast(responsible, reviewId)).rejects.toMatchObject({ code: "own_submission" });
    const review = await readReview(reviewId);
    expect(await answerOf(auditedTransaction(rawVote(review, responsible.id)))).toBe("SELF_APPROVAL");
    await changeRoles(robot, ["admin"]);
    expect(await answerOf(auditedTransaction(rawVote(review, robot.id)))).toBe("SELF_APPROVAL");
  });

  it("refuses robots, tokens and the bootstrap robot", async () => {
    const { revision, manifestRevision } = await readReview(given.reviewId);
    const input = { decision: "approve", comment: "", revision, digest: manifestRevision.digest } as const;
    const robot = await givenRobot(unique("robot"), reviewer, ["admin"]);
    const bootstrap = await givenBootstrapRobot();
    for (const caller of [byToken(reviewer), robotCaller(robot), bootstrapCaller(bootstrap)]) {
      await expect(vote(caller, given.reviewId, input)).rejects.toMatchObject({ code: "person_required" });
    }
    expect(await rawAnswer(given, robot.id)).toBe("NOT_A_REVIEWER");
    expect(await rawAnswer(given, bootstrap.id)).toBe("NOT_A_REVIEWER");
    const disguise = "UPDATE principal SET kind = 'user', email = 'robot@example.com' WHERE id = $1";
    expect(await answerOf(auditedTransaction([disguise, robot.id]))).toBe("IMMUTABLE");
  });

  it("refuses people without a voting role, disabled people and people who do not exist", async () => {
    const auditor = await givenPerson(unique("Auditor"), ["auditor"]);
    await expect(cast(auditor, given.reviewId)).rejects.toMatchObject({ code: "forbidden" });
    const disabled = await givenPerson(unique("Disabled"), ["admin"]);
    await setDisabled(disabled, true);
    for (const id of [auditor.id, disabled.id, "00000000-0000-0000-0000-000000000001"]) expect(await rawAnswer(given, id)).toBe("NOT_A_REVIEWER");
  });
});

describe("one vote per person, round and decision (governance.md §5.3)", () => {
  it("refuses a second approval, and an approval after another vote, but takes a change of mind", async () => {
    const given = await givenReview({ catalog: PATIENT });
    await cast(reviewer, given.reviewId);
    await expect(cast(reviewer, given.reviewId)).rejects.toMatchObject({ code: "already_voted" });
    expect(await rawAnswer(given, reviewer.id)).toBe("ALREADY_VOTED");
    expect(await rawAnswer(given, reviewer.id, { decision: "reject" })).toBe("accepted");
    expect(await rawAnswer(given, reviewer.id, { decision: "reject" })).toBe("23505");
    expect(await rawAnswer(given, reviewer.id)).toBe("ALREADY_VOTED");
  });

  it("refuses a vote against without a word why", async () => {
    const given = await givenReview({ catalog: PATIENT });
    const [sql, ...parameters] = rawVote(await readReview(given.reviewId), reviewer.id, { decision: "reject" });
    expect(await answerOf(auditedTransaction([sql.replace("'raw'", "' '"), ...parameters]))).toBe("23514");
  });

  it.each(["UPDATE vote SET decision = 'approve'", "UPDATE vote SET voter_id = gen_random_uuid()", "DELETE FROM vote", "TRUNCATE vote CASCADE"])(
    "keeps votes as they were cast: %s",
    async (sql) => {
      const before = await rows("SELECT * FROM vote ORDER BY id");
      expect(before.length).toBeGreaterThan(0);
      expect(await answerOf(auditedTransaction([sql]))).toBe("APPEND_ONLY");
      expect(await rows("SELECT * FROM vote ORDER BY id")).toEqual(before);
    },
  );
});
