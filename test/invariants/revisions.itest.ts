import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { submit } from "@/lib/submission/submit";
import { declareTools } from "@/lib/submission/declare-tools";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { givenPerson } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, rows } from "@/test/fixtures/raw-sql";
import { cast, type GivenReview, givenApproved, givenReview, readReview, unique } from "@/test/fixtures/reviews";

useInstallation();

const namespaceOf = ({ server }: GivenReview) => server.slice(0, server.indexOf("/"));
const publisherOf = (given: GivenReview) => signedIn(given.publisher, [namespaceOf(given)]);
const send = (given: GivenReview, more = {}, catalogs = ["default"]) =>
  submit(publisherOf(given), bytesOf(packageManifest(given.server, given.version, more)), catalogs);

describe("the bytes of a revision never change (governance.md §5.1)", () => {
  let given: GivenReview;
  beforeAll(async () => {
    given = await givenApproved();
  });

  it.each([
    ["raw bytes", "UPDATE manifest_revision SET raw = 'x' WHERE version_id = $1", "APPEND_ONLY"],
    ["canonical bytes with their digest", "UPDATE manifest_revision SET canonical = 'x', digest = 'sha256:' || encode(sha256('x'), 'hex') WHERE version_id = $1", "APPEND_ONLY"],
    ["submitter", "UPDATE manifest_revision SET submitted_by_id = gen_random_uuid() WHERE version_id = $1", "APPEND_ONLY"],
    ["the row itself", "DELETE FROM manifest_revision WHERE version_id = $1", "APPEND_ONLY"],
    ["the version string", "UPDATE version SET version = '9.9.9' WHERE id = $1", "IMMUTABLE"],
    ["the server of a version", "UPDATE version SET server_id = gen_random_uuid() WHERE id = $1", "IMMUTABLE"],
    ["the id of a version", "UPDATE version SET id = gen_random_uuid() WHERE id = $1", "IMMUTABLE"],
  ])("refuses raw SQL that changes %s", async (_what, sql, word) => {
    expect(await answerOf(auditedTransaction([sql, given.versionId]))).toBe(word);
  });

  it("refuses raw SQL that lists other bytes than the approved ones", async () => {
    const other = await givenReview();
    const { revisionId } = await readReview(other.reviewId);
    const move = "UPDATE listing SET revision_id = $1 WHERE version_id = $2";
    expect(await answerOf(auditedTransaction([move, revisionId, given.versionId]))).toBe("SUBJECT");
  });

  const insertRevision = (versionId: string, digest: string, canonical = "{}") =>
    auditedTransaction([
      `INSERT INTO manifest_revision (id, version_id, number, raw, canonical, digest, schema_version, submitted_by_id)
       VALUES ($1, $2, 99, $3, $3, $4, 'x', $1)`,
      randomUUID(), versionId, Buffer.from(canonical), digest,
    ]);
  const digestOfBraces = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

  it("refuses a digest that is not that of the canonical bytes", async () => {
    const open = await givenReview();
    expect(await answerOf(insertRevision(open.versionId, digestOfBraces, "{ }"))).toBe("23514");
    expect(await answerOf(insertRevision(open.versionId, digestOfBraces))).toBe("accepted");
  });

  it("refuses a further revision of a version that was listed, also by raw SQL", async () => {
    expect(await answerOf(insertRevision(given.versionId, digestOfBraces))).toBe("FINAL");
    await expect(send(given, { description: "Other bytes." })).rejects.toMatchObject({ code: "version_final" });
  });

  it("takes bytes that were rejected in one catalog for another one, once more as a revision with its submitter", async () => {
    const rejected = await givenReview();
    await cast(await givenPerson(unique("rejecter"), ["reviewer"]), rejected.reviewId, "reject");
    const slug = unique("elsewhere");
    await givenCatalogWithPolicy(slug);
    await expect(send(rejected, {}, [slug])).resolves.toMatchObject({ reviews: [{ catalog: slug, state: "submitted" }] });
    expect(await rows("SELECT DISTINCT digest FROM manifest_revision WHERE version_id = $1", rejected.versionId)).toHaveLength(1);
  });

  it("refuses a further revision of a version that was rejected, and the same bytes again in that catalog", async () => {
    const rejected = await givenReview();
    await cast(await givenPerson(unique("rejecter"), ["reviewer"]), rejected.reviewId, "reject");
    expect(await answerOf(insertRevision(rejected.versionId, digestOfBraces))).toBe("FINAL");
    await expect(send(rejected, { description: "Other bytes." })).rejects.toMatchObject({ code: "version_final" });
    await expect(send(rejected)).rejects.toMatchObject({ code: "digest_rejected" });
    const { revisionId, catalogId } = await readReview(rejected.reviewId);
    const again = [
      `INSERT INTO review (id, version_id, catalog_id, revision_id, submitted_by_id, last_change, last_actor_id)
       VALUES (gen_random_uuid(), $1, $2, $3, $1, 'x', $1)`,
      rejected.versionId, catalogId, revisionId,
    ] as const;
    expect(await answerOf(auditedTransaction(again))).toBe("REJECTED_DIGEST");
  });

  it("keeps the bytes exactly as they were sent", async () => {
    const [stored] = await rows<{ raw: Buffer }>("SELECT raw FROM manifest_revision WHERE version_id = $1", given.versionId);
    expect(stored?.raw.equals(bytesOf(packageManifest(given.server, given.version)))).toBe(true);
  });
});

describe("a new version inherits nothing (governance.md §5.9)", () => {
  it("begins unreviewed, with no vote, surface, listing or block of the version before", async () => {
    const first = await givenReview();
    await declareTools(publisherOf(first), first, { tools: [{ name: "greet" }], prompts: [], resources: [] });
    await cast(await givenPerson(unique("approver"), ["reviewer"]), first.reviewId);
    const next = await givenReview({ server: first.server, publisher: first.publisher, version: "1.0.1" });
    const review = await readReview(next.reviewId);
    expect(review).toMatchObject({ state: "in_review", round: 1, surfaceId: null, surfaceDigest: null, assigneeId: null });
    expect(await rows("SELECT 1 FROM vote WHERE review_id = $1", next.reviewId)).toEqual([]);
    expect(await rows("SELECT 1 FROM listing WHERE version_id = $1", next.versionId)).toEqual([]);
  });

  it("does not carry an approval into another catalog", async () => {
    await givenCatalogWithPolicy("second");
    const given = await givenApproved();
    expect(await rows("SELECT c.slug FROM listing l JOIN catalog c ON c.id = l.catalog_id WHERE l.version_id = $1", given.versionId)).toEqual([{ slug: "default" }]);
  });
});

describe("names are unique case-insensitively (governance.md §1)", () => {
  it("refuses the same server name in other letters, by the service and by raw SQL", async () => {
    const given = await givenReview();
    const shouted = given.server.replace("greeting", "Greeting");
    const publish = submit(publisherOf(given), bytesOf(packageManifest(shouted, "2.0.0")), ["default"]);
    await expect(publish).rejects.toMatchObject({ code: "name_taken" });
    const sql = "INSERT INTO server (id, namespace_id, name, name_key) SELECT gen_random_uuid(), namespace_id, $1, lower($1) FROM server WHERE name = $2";
    expect(await answerOf(auditedTransaction([sql, shouted, given.server]))).toBe("23505");
    const disguised = sql.replace("lower($1)", "$1 || '-other'");
    expect(await answerOf(auditedTransaction([disguised, shouted, given.server]))).toBe("23514");
  });
});
