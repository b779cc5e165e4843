import { beforeAll, describe, expect, it } from "vitest";
import { putPolicy } from "@/lib/catalog/catalog-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { reinstateListing } from "@/lib/catalog/reinstatement";
import { suspendListing, suspendVersion } from "@/lib/catalog/suspension";
import { setPublisherStatus } from "@/lib/catalog/publisher-status";
import { withdrawListing } from "@/lib/catalog/withdrawal";
import { updateRobotOfPeople } from "@/lib/people/service";
import { bootstrapCaller, byToken, grant, robotCaller, signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { changeRoles, givenBootstrapRobot, type GivenPerson, givenPerson, givenRobot } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, eventsOfVersion, rows } from "@/test/fixtures/raw-sql";
import { cast, type GivenReview, givenApproved, givenReview, readReview, unique } from "@/test/fixtures/reviews";

useInstallation();
let security: GivenPerson;
let admin: GivenPerson;
beforeAll(async () => {
  security = await givenPerson("Security", ["security_reviewer"]);
  admin = await givenPerson("Admin", ["admin"]);
});

async function suspensionOf(given: GivenReview): Promise<{ suspended: boolean; blocked: boolean }> {
  const [row] = await rows<{ suspended: boolean; blocked: boolean }>(
    "SELECT l.suspended_at IS NOT NULL AS suspended, v.blocked_at IS NOT NULL AS blocked FROM version v LEFT JOIN listing l ON l.version_id = v.id WHERE v.id = $1",
    given.versionId,
  );
  return row ?? { suspended: false, blocked: false };
}

async function givenSuspended(): Promise<GivenReview> {
  const given = await givenApproved();
  await suspendListing(signedIn(security), "default", given, "steals tokens");
  return given;
}

const lift = "UPDATE listing SET suspended_at = NULL WHERE version_id = $1";
const liftByHand = (given: GivenReview, ...before: Parameters<typeof auditedTransaction>) =>
  answerOf(auditedTransaction(...before, [lift, given.versionId], eventsOfVersion(given.versionId)));

describe("a suspension takes one person and holds at once (governance.md §2, §5.5)", () => {
  it("is allowed to a security reviewer, an admin and an admin's robot, to nobody else", async () => {
    const reviewer = await givenPerson(unique("Reviewer"), ["reviewer"]);
    const robot = await givenRobot(unique("robot"), admin, ["admin"]);
    for (const caller of [signedIn(security), signedIn(admin), robotCaller(robot), byToken(security, grant(["listing:suspend"]))]) {
      const given = await givenApproved();
      expect((await suspendListing(caller, "default", given, "reported")).state).toBe("suspended");
    }
    const given = await givenApproved();
    for (const caller of [signedIn(reviewer), signedIn(given.publisher), byToken(security, grant(["read"]))]) {
      await expect(suspendListing(caller, "default", given, "reported")).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await suspensionOf(given)).toEqual({ suspended: false, blocked: false });
  });

  it("works whatever the other facts are", async () => {
    const withdrawn = await givenApproved();
    await withdrawListing(signedIn(admin), "default", withdrawn, "licence");
    expect((await suspendListing(signedIn(security), "default", withdrawn, "also bad")).state).toBe("suspended");
    const deleted = await givenApproved();
    await setPublisherStatus(signedIn(deleted.publisher, [deleted.server.slice(0, deleted.server.indexOf("/"))]), deleted, { status: "deleted" });
    expect((await suspendListing(signedIn(security), "default", deleted, "also bad")).state).toBe("suspended");
  });

  it("blocks a version that is not listed yet: no approval outlives it", async () => {
    const given = await givenReview();
    expect(await suspendVersion(signedIn(security), given, "known malware")).toEqual([]);
    await cast(await givenPerson(unique("Reviewer"), ["reviewer"]), given.reviewId);
    expect((await readReview(given.reviewId)).state).toBe("approved");
    expect(await suspensionOf(given)).toEqual({ suspended: true, blocked: true });
    const [event] = await rows("SELECT kind FROM catalog_event WHERE server_name = $1 AND version = $2 AND kind IN ('listed', 'suspended')", given.server, given.version);
    expect(event).toEqual({ kind: "suspended" });
  });

  it("refuses raw SQL that lists a blocked version as anything but suspended", async () => {
    const given = await givenReview();
    await suspendVersion(signedIn(security), given, "known malware");
    const insert = `INSERT INTO listing (id, version_id, catalog_id, revision_id, basis, policy_id, review_id)
      SELECT gen_random_uuid(), r.version_id, r.catalog_id, r.revision_id, 'review', p.id, r.id FROM review r JOIN policy p ON p.catalog_id = r.catalog_id WHERE r.id = $1`;
    expect(await answerOf(auditedTransaction([insert, given.reviewId], eventsOfVersion(given.versionId)))).toBe("BLOCKED");
  });

  it("refuses raw SQL that removes the block of a version nobody reinstated", async () => {
    const given = await givenReview();
    await suspendVersion(signedIn(security), given, "known malware");
    expect(await answerOf(auditedTransaction(["UPDATE version SET blocked_at = NULL WHERE id = $1", given.versionId]))).toBe("TWO_PEOPLE");
  });
});

describe("a suspension is lifted by two different people (governance.md §2, §3)", () => {
  it("asks a second signed-in person, and lists again when there is one", async () => {
    const given = await givenSuspended();
    expect(await reinstateListing(signedIn(security), "default", given, "fixed")).toEqual({ pending: true });
    await expect(reinstateListing(signedIn(security), "default", given, "fixed")).rejects.toMatchObject({ code: "two_people_required" });
    await expect(reinstateListing(byToken(admin), "default", given, "fixed")).rejects.toMatchObject({ code: "person_required" });
    expect(await suspensionOf(given)).toMatchObject({ suspended: true });
    expect(await reinstateListing(signedIn(admin), "default", given, "fixed")).toMatchObject({ pending: false, listing: { state: "active" } });
  });

  it("lifts the block of a version with its last suspension", async () => {
    const given = await givenApproved();
    await suspendVersion(signedIn(admin), given, "reported");
    await reinstateListing(signedIn(admin), "default", given, "false alarm");
    await reinstateListing(signedIn(security), "default", given, "false alarm");
    expect(await suspensionOf(given)).toEqual({ suspended: false, blocked: false });
  });

  it("refuses the submitter as the second person, by the service and by raw SQL", async () => {
    const given = await givenSuspended();
    await changeRoles(given.publisher, ["admin"]);
    await reinstateListing(signedIn(security), "default", given, "fixed");
    const publisher = signedIn({ ...given.publisher, roles: ["admin"] });
    await expect(reinstateListing(publisher, "default", given, "fixed")).rejects.toMatchObject({ code: "own_submission" });
    const confirm = "UPDATE reinstatement SET confirmed_by_id = $1, confirmed_at = now() WHERE listing_id = (SELECT id FROM listing WHERE version_id = $2)";
    expect(await answerOf(auditedTransaction([confirm, given.publisher.id, given.versionId]))).toBe("SELF_APPROVAL");
  });

  it("refuses who answers for the robot that proposed, by the service and by raw SQL", async () => {
    const given = await givenSuspended();
    const robot = await givenRobot(unique("robot"), admin, ["admin"]);
    await reinstateListing(robotCaller(robot), "default", given, "fixed");
    await expect(reinstateListing(signedIn(admin), "default", given, "fixed")).rejects.toMatchObject({ code: "two_people_required" });
    const confirm = "UPDATE reinstatement SET confirmed_by_id = $1, confirmed_at = now() WHERE listing_id = (SELECT id FROM listing WHERE version_id = $2)";
    expect(await answerOf(auditedTransaction([confirm, admin.id, given.versionId]))).toBe("TWO_PEOPLE");
  });

  it("voids what a robot proposed when another person answers for it, so that who did never confirms it", async () => {
    const given = await givenSuspended();
    const robot = await givenRobot(unique("robot"), admin, ["admin"]);
    await reinstateListing(robotCaller(robot), "default", given, "fixed");
    await updateRobotOfPeople(signedIn(admin), robot.id, { responsible: security.id });
    expect(await reinstateListing(signedIn(admin), "default", given, "fixed")).toEqual({ pending: true });
    expect(await suspensionOf(given)).toMatchObject({ suspended: true });
  });

  it("never takes the bootstrap robot as the one who confirms", async () => {
    const given = await givenSuspended();
    await reinstateListing(signedIn(security), "default", given, "fixed");
    const bootstrap = await givenBootstrapRobot();
    await expect(reinstateListing(bootstrapCaller(bootstrap), "default", given, "fixed")).rejects.toMatchObject({ code: "person_required" });
  });

  it("refuses raw SQL without a confirmed proposal, with one person twice, or confirmed by somebody without the role", async () => {
    const given = await givenSuspended();
    expect(await liftByHand(given)).toBe("TWO_PEOPLE");
    const propose = "INSERT INTO reinstatement (id, listing_id, proposed_by_id, reason) SELECT gen_random_uuid(), id, $1, 'x' FROM listing WHERE version_id = $2";
    const confirm = "UPDATE reinstatement SET confirmed_by_id = $1, confirmed_at = now() WHERE listing_id = (SELECT id FROM listing WHERE version_id = $2)";
    const reviewer = await givenPerson(unique("Reviewer"), ["reviewer"]);
    expect(await liftByHand(given, [propose, reviewer.id, given.versionId])).toBe("NOT_A_REVIEWER");
    expect(await liftByHand(given, [propose, security.id, given.versionId])).toBe("TWO_PEOPLE");
    expect(await liftByHand(given, [propose, security.id, given.versionId], [confirm, security.id, given.versionId])).toBe("23514");
    expect(await liftByHand(given, [propose, security.id, given.versionId], [confirm, reviewer.id, given.versionId])).toBe("NOT_A_REVIEWER");
    expect(await liftByHand(given, [propose, security.id, given.versionId], [confirm, admin.id, given.versionId])).toBe("accepted");
  });

  it("voids a proposal by a new suspension, for good", async () => {
    const given = await givenSuspended();
    await reinstateListing(signedIn(security), "default", given, "fixed");
    await suspendListing(signedIn(admin), "default", given, "worse than thought");
    expect(await reinstateListing(signedIn(admin), "default", given, "fixed now")).toEqual({ pending: true });
    const revive = "UPDATE reinstatement SET voided_at = NULL WHERE voided_at IS NOT NULL AND listing_id = (SELECT id FROM listing WHERE version_id = $1)";
    expect(await answerOf(auditedTransaction([revive, given.versionId]))).toBe("FINAL");
  });

  it("does not lift a new suspension with the confirmation of an old one, nor by dating it back", async () => {
    const given = await givenSuspended();
    await reinstateListing(signedIn(security), "default", given, "fixed");
    await reinstateListing(signedIn(admin), "default", given, "fixed");
    await suspendListing(signedIn(security), "default", given, "again");
    expect(await liftByHand(given)).toBe("TWO_PEOPLE");
    const dateBack = ["UPDATE listing SET suspended_at = '2000-01-01' WHERE version_id = $1", given.versionId] as const;
    expect(await liftByHand(given, dateBack)).toBe("TWO_PEOPLE");
  });

  it("is not undone by a new approval or a looser policy", async () => {
    const given = await givenSuspended();
    await putPolicy(signedIn(admin), "default", DEFAULT_POLICY, null);
    expect(await suspensionOf(given)).toMatchObject({ suspended: true });
  });
});
