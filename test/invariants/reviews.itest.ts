import { beforeAll, describe, expect, it } from "vitest";
import { policyView, putPolicy } from "@/lib/catalog/catalog-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { suspendVersion } from "@/lib/catalog/suspension";
import { setPublisherStatus } from "@/lib/catalog/publisher-status";
import { withdrawListing } from "@/lib/catalog/withdrawal";
import { assign, checkAgain } from "@/lib/review/assign";
import { proposeVersion } from "@/lib/review/propose";
import { REVIEW_STATES, type ReviewState } from "@/lib/review/schema";
import { conclude, vote } from "@/lib/review/vote";
import { reopenReview, withdrawReview } from "@/lib/review/withdraw";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { submit } from "@/lib/submission/submit";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { changeRoles, type GivenPerson, givenPerson, setDisabled } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, rows } from "@/test/fixtures/raw-sql";
import { cast, type GivenReview, givenApproved, givenReview, givenSubmission, halfDecisions, readReview, unique } from "@/test/fixtures/reviews";

useInstallation();
let reviewer: GivenPerson;
let admin: GivenPerson;
beforeAll(async () => {
  reviewer = await givenPerson("Reviewer", ["reviewer"]);
  admin = await givenPerson("Admin", ["admin"]);
  await givenCatalogWithPolicy("second");
});

const publisherOf = (given: GivenReview) => signedIn(given.publisher, [given.server.slice(0, given.server.indexOf("/"))]);

/** A review in each state, brought there by the services. */
const REACH: Record<ReviewState, () => Promise<GivenReview>> = {
  submitted: () => givenSubmission(),
  in_review: () => givenReview(),
  approved: () => givenApproved(),
  async changes_requested() {
    const given = await givenReview();
    await cast(reviewer, given.reviewId, "request_changes");
    return given;
  },
  async rejected() {
    const given = await givenReview();
    await cast(reviewer, given.reviewId, "reject");
    return given;
  },
  async withdrawn() {
    const given = await givenReview();
    await withdrawReview(publisherOf(given), given.reviewId, (await readReview(given.reviewId)).revision);
    return given;
  },
};

/** What raw SQL may do at most: governance.md §2. `approved` needs a listing, requested changes need other bytes. */
const LAWFUL: Record<ReviewState, ReviewState[]> = {
  submitted: ["in_review", "changes_requested", "withdrawn"],
  in_review: ["changes_requested", "rejected", "withdrawn"],
  changes_requested: ["withdrawn"],
  rejected: ["in_review"],
  approved: [],
  withdrawn: [],
};

describe("a review moves only as the table says, also by raw SQL (governance.md §2)", () => {
  it.each(REVIEW_STATES)("from %s", async (from) => {
    const given = await REACH[from]();
    expect((await readReview(given.reviewId)).state).toBe(from);
    for (const to of REVIEW_STATES.filter((state) => state !== from && !LAWFUL[from].includes(state))) {
      const move = "UPDATE review SET state = $2, revision = revision + 1 WHERE id = $1";
      expect(await answerOf(auditedTransaction([move, given.reviewId, to]))).toMatch(/^(TRANSITION|FINAL|ROUND|HALF_DECISION)$/);
    }
  });

  it.each<[string, string, string]>([
    ["skips a revision", "revision = revision + 2", "STALE"],
    ["keeps the revision", "assignee_id = submitted_by_id", "STALE"],
    ["begins a round by itself", "round = round + 1, revision = revision + 1", "ROUND"],
    ["moves to another catalog", "catalog_id = (SELECT id FROM catalog WHERE slug = 'second'), revision = revision + 1", "IMMUTABLE"],
    ["changes who submitted", "submitted_by_id = gen_random_uuid(), revision = revision + 1", "IMMUTABLE"],
    ["changes its id", "id = gen_random_uuid(), revision = revision + 1", "IMMUTABLE"],
  ])("refuses raw SQL that %s", async (_what, set, word) => {
    const given = await givenReview();
    expect(await answerOf(auditedTransaction([`UPDATE review SET ${set} WHERE id = $1`, given.reviewId]))).toBe(word);
  });

  it.each(["in_review", "approved", "rejected"])("refuses a review born as %s, and a second open one", async (state) => {
    const given = await givenReview();
    const born = `INSERT INTO review (id, version_id, catalog_id, revision_id, state, submitted_by_id, last_change, last_actor_id)
      SELECT gen_random_uuid(), version_id, catalog_id, revision_id, $2, submitted_by_id, 'x', submitted_by_id FROM review WHERE id = $1`;
    expect(await answerOf(auditedTransaction([born, given.reviewId, state]))).toBe("TRANSITION");
    expect(await answerOf(auditedTransaction([born, given.reviewId, "submitted"]))).toBe("23505");
  });

  it("asks for changes in every open review of the version at once", async () => {
    const given = await givenReview();
    await submit(publisherOf(given), bytesOf(packageManifest(given.server, given.version)), ["second"]);
    await cast(reviewer, given.reviewId, "request_changes");
    expect(await rows("SELECT DISTINCT state FROM review WHERE version_id = $1", given.versionId)).toEqual([{ state: "changes_requested" }]);
  });

  it("never asks for changes of a version that was listed somewhere", async () => {
    const given = await givenApproved();
    const promoted = await proposeVersion(publisherOf(given), given, "second", "ready");
    await runReviewChecks(promoted);
    await expect(cast(reviewer, promoted, "request_changes")).rejects.toMatchObject({ code: "version_final" });
    await cast(reviewer, promoted);
    expect(await halfDecisions()).toBe(0);
  });

  it("proposes neither what is listed there nor what is under review there, but what was withdrawn", async () => {
    const given = await givenApproved();
    await expect(proposeVersion(publisherOf(given), given, "default", "again")).rejects.toMatchObject({ code: "conflict" });
    await withdrawListing(signedIn(admin), "default", given, "licence");
    const again = await proposeVersion(publisherOf(given), given, "default", "licence settled");
    await expect(proposeVersion(publisherOf(given), given, "default", "twice")).rejects.toMatchObject({ code: "review_open" });
    await runReviewChecks(again);
    await cast(reviewer, again);
    expect(await rows("SELECT withdrawn_at, review_id FROM listing WHERE version_id = $1", given.versionId)).toEqual([{ withdrawn_at: null, review_id: again }]);
  });
});

describe("whoever decides says which revision they saw (governance.md §5.10)", () => {
  it("refuses every act on a stale one, and changes nothing", async () => {
    const given = await givenReview();
    const before = await readReview(given.reviewId);
    await assign(signedIn(reviewer), given.reviewId, "claim", before.revision);
    const ballot = { decision: "reject", comment: "no", revision: before.revision, digest: before.manifestRevision.digest } as const;
    const other = signedIn(await givenPerson(unique("Other"), ["reviewer"]));
    const acts = [
      () => vote(other, given.reviewId, ballot),
      () => assign(other, given.reviewId, "release", before.revision),
      () => conclude(other, given.reviewId, before.revision),
      () => checkAgain(other, given.reviewId, before.revision),
      () => withdrawReview(publisherOf(given), given.reviewId, before.revision),
      () => reopenReview(signedIn(admin), given.reviewId, before.revision, "why"),
    ];
    const now = await readReview(given.reviewId);
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "stale_review", detail: expect.stringContaining("Reviewer claimed it") });
    expect(await readReview(given.reviewId)).toEqual(now);
  });

  it("refuses a policy put over another one than the writer read", async () => {
    const { digest } = await policyView(signedIn(admin).viewer, "second");
    await putPolicy(signedIn(admin), "second", { ...DEFAULT_POLICY, approvalTtlDays: 90 }, digest);
    await expect(putPolicy(signedIn(admin), "second", DEFAULT_POLICY, digest)).rejects.toMatchObject({ code: "stale_policy" });
  });

  it("never holds a suspension up", async () => {
    const given = await givenReview();
    await assign(signedIn(reviewer), given.reviewId, "claim", (await readReview(given.reviewId)).revision);
    await suspendVersion(signedIn(admin), given, "reported");
    expect(await rows("SELECT blocked_at IS NOT NULL AS blocked FROM version WHERE id = $1", given.versionId)).toEqual([{ blocked: true }]);
  });

  it.each<[string, (person: GivenPerson) => Promise<void>]>([
    ["was disabled", (person) => setDisabled(person, true)],
    ["lost the role", (person) => changeRoles(person, [])],
  ])("refuses a voter who %s after the request began", async (_what, act) => {
    const given = await givenReview();
    const person = await givenPerson(unique("Gone"), ["reviewer"]);
    await act(person);
    await expect(cast(person, given.reviewId)).rejects.toMatchObject({ code: "stale_review" });
    expect((await readReview(given.reviewId)).state).toBe("in_review");
  });
});

describe("a publisher changes only the version's own status (governance.md §2)", () => {
  it("in every catalog, and neither lifts nor adds a decision by it", async () => {
    const given = await givenApproved();
    await setPublisherStatus(publisherOf(given), given, { status: "deleted", statusMessage: "unmaintained" });
    await setPublisherStatus(publisherOf(given), given, { status: "active" });
    expect(await rows("SELECT basis, withdrawn_at, suspended_at FROM listing WHERE version_id = $1", given.versionId)).toEqual([
      { basis: "review", withdrawn_at: null, suspended_at: null },
    ]);
    await expect(setPublisherStatus(signedIn(reviewer), given, { status: "deleted" })).rejects.toMatchObject({ code: "forbidden" });
  });
});
