import { beforeAll, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/schema";
import { setPublisherStatus } from "@/lib/catalog/publisher-status";
import { suspendListing } from "@/lib/catalog/suspension";
import { prisma } from "@/lib/db/client";
import { vote } from "@/lib/review/vote";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { cast, givenApproved, givenReview, givenSubmission, readReview } from "@/test/fixtures/reviews";
import { ownSubmissionFilterSchema } from "./own-submissions-schema";
import { ownSubmissions } from "./own-submissions-service";

useInstallation();

let pia: GivenPerson;
let viewer: Viewer;

beforeAll(async () => {
  await givenCatalogWithPolicy("prod");
  await givenCatalogWithPolicy("two", { approvals: { min: 2, roles: {} } });
  pia = await givenPerson("pia");
  viewer = signedIn(pia, ["com.acme"]).viewer;
  const other = await givenReview({ server: "com.other/weather" });
  const asked = await givenReview({ server: "com.acme/weather_a", publisher: pia });
  await cast(await givenPerson("ada", ["reviewer"]), asked.reviewId, "request_changes");
  await givenSubmission({ server: "com.acme/weather-b", publisher: pia, catalog: "prod" });
  await givenReview({ server: "com.acme/news", publisher: pia });
  expect(other.reviewId).not.toBe("");
});

const shown = async (query: object) => (await ownSubmissions(viewer, ownSubmissionFilterSchema.parse(query), 0)).items.map(({ server }) => server.replace("com.acme/", "")).sort();

it.each([
  ["everything of the own namespaces, nothing of others", {}, ["news", "weather-b", "weather_a"]],
  ["a part of the name, in any case", { q: " Weather" }, ["weather-b", "weather_a"]],
  ["a sign that is a wildcard elsewhere as what it is", { q: "weather_" }, ["weather_a"]],
  ["a state", { state: "changes_requested" }, ["weather_a"]],
  ["a catalog", { catalog: "prod" }, ["weather-b"]],
  ["all filters together", { q: "weather", state: "submitted", catalog: "prod" }, ["weather-b"]],
  ["nothing where nothing matches", { q: "weather", state: "approved" }, []],
  ["what no filter shows for a filter that is none of ours", { state: "lost", q: 7 }, ["news", "weather-b", "weather_a"]],
])("filters show %s", async (_case, query, servers) => {
  expect(await shown(query)).toEqual(servers);
});

it("the place in the queue counts everybody who waits there, others' unseen submissions too", async () => {
  const { items } = await ownSubmissions(viewer, { q: "news" }, 0);
  expect(items[0]?.position).toBe(2);
});

it("tells what has become of an approved version: served, then suspended, and that its publisher deleted it", async () => {
  const approved = await givenApproved({ server: "com.acme/maps", publisher: pia });
  const told = async () => {
    const [item] = (await ownSubmissions(viewer, { q: "maps" }, 0)).items;
    return [item?.state, item?.outcome, item?.steps.at(-1)?.state];
  };
  expect(await told()).toEqual(["approved", "served", "done"]);
  await setPublisherStatus(signedIn(pia, ["com.acme"]), approved, { status: "deleted" });
  expect(await told()).toEqual(["approved", "deleted", "blocked"]);
  await suspendListing(signedIn(await givenPerson("Sam", ["security_reviewer"])), "default", approved, "reported");
  expect(await told()).toEqual(["approved", "suspended", "blocked"]);
});

it("offers the catalogs of one's own submissions as filters, whatever is filtered", async () => {
  expect((await ownSubmissions(viewer, { catalog: "prod" }, 0)).catalogs).toEqual(["default", "prod"]);
});

it("tells the publisher why it was approved, and nothing of an approval without a word", async () => {
  const given = await givenReview({ server: "com.acme/praised", publisher: pia, catalog: "two" });
  await cast(await givenPerson("silent", ["reviewer"]), given.reviewId);
  const { revision, manifestRevision } = await readReview(given.reviewId);
  const eve = await givenPerson("Eve", ["reviewer"]);
  await vote(signedIn(eve), given.reviewId, { decision: "approve", comment: "Pinned, and nothing found.", revision, digest: manifestRevision.digest });
  const { items } = await ownSubmissions(viewer, { q: "praised" }, 0);
  expect(items[0]).toMatchObject({ state: "approved", comments: [{ author: "Eve", text: "Pinned, and nothing found.", decision: "approve" }] });
  const entry = await prisma().auditEntry.findFirstOrThrow({ where: { action: "review.approved", objectIds: { has: given.reviewId } } });
  expect(entry.reason).toBe("Pinned, and nothing found.");
});
