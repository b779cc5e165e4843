import { beforeAll, expect, it } from "vitest";
import { reviewBase } from "@/lib/review/base-service";
import { prisma } from "@/lib/db/client";
import { visibleReview } from "@/lib/review/guards";
import { reviewPrecedent } from "@/lib/review/precedent-service";
import { reviewTrust } from "@/lib/review/trust-service";
import { suspendListing } from "@/lib/catalog/suspension";
import { declareTools } from "@/lib/submission/declare-tools";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { cast, type GivenReview, givenApproved, givenReview, givenSubmission } from "@/test/fixtures/reviews";

const remotes = [{ type: "streamable-http", url: "https://greeting.example.com/mcp" }];
const surface = { tools: [{ name: "greet" }], prompts: [], resources: [] };

useInstallation();
let reviewer: GivenPerson;
let listed: GivenReview;
beforeAll(async () => {
  reviewer = await givenPerson("Reviewer", ["reviewer"]);
  listed = await givenSubmission({ server: "io.example.first/greeting", manifest: { remotes } });
  await declareTools(signedIn(listed.publisher, ["io.example.first"]), { server: listed.server, version: listed.version }, surface);
  await runReviewChecks(listed.reviewId);
  await cast(reviewer, listed.reviewId);
});

const nothing = { packages: [], remotes: [], tools: [] };

it("finds what a version could be a double of, and the tools it would shadow", async () => {
  const { reviewId } = await givenReview({ server: "io.example.second/other" });
  const viewer = signedIn(reviewer).viewer;
  const found = await reviewPrecedent(prisma(), viewer, await visibleReview(prisma(), viewer, reviewId), { packages: ["nobody's"], remotes: [remotes[0]?.url ?? ""], tools: ["greet", "other"] });
  expect(found.similar).toEqual([{ server: listed.server, version: "1.0.0", why: "remote", what: "https://greeting.example.com/mcp" }]);
  expect(found.shadowed).toEqual([{ tool: "greet", server: listed.server }]);
  expect(await reviewPrecedent(prisma(), viewer, await visibleReview(prisma(), viewer, reviewId), nothing)).toMatchObject({ similar: [], shadowed: [], earlier: [], trouble: [] });
});

it("finds a server with the same package and one with the same name", async () => {
  const npm = (identifier: string) => [{ registryType: "npm", identifier, version: "1.0.0", transport: { type: "stdio" } }];
  const packed = await givenApproved({ server: "io.example.third/packed", manifest: { packages: npm("@example/the-same") } });
  const { reviewId } = await givenReview({ server: "io.example.fourth/greeting" });
  const found = await reviewPrecedent(prisma(), signedIn(reviewer).viewer, await visibleReview(prisma(), signedIn(reviewer).viewer, reviewId), { ...nothing, packages: ["@example/the-same"] });
  expect(found.similar).toEqual([
    { server: listed.server, version: "1.0.0", why: "name", what: "greeting" },
    { server: packed.server, version: "1.0.0", why: "package", what: "@example/the-same" },
  ]);
  await suspendListing(signedIn(await givenPerson("Admin", ["admin"])), "default", packed, "not what it seemed");
  expect((await reviewPrecedent(prisma(), signedIn(reviewer).viewer, await visibleReview(prisma(), signedIn(reviewer).viewer, reviewId), { ...nothing, packages: ["@example/the-same"] })).similar).toHaveLength(1);
});

it("tells the history of a namespace, and earlier reviews of the server with what was said", async () => {
  const bad = await givenReview({ server: "io.example.fifth/bad" });
  await cast(reviewer, bad.reviewId, "reject");
  const other = await givenReview({ server: "io.example.fifth/good", publisher: bad.publisher });
  const again = await givenReview({ server: "io.example.fifth/bad", version: "2.0.0", publisher: bad.publisher });
  const viewer = signedIn(reviewer).viewer;
  expect(await reviewTrust(prisma(), viewer, await visibleReview(prisma(), viewer, other.reviewId))).toMatchObject({ namespace: "io.example.fifth", history: { servers: 0, approved: 0, rejected: 1, suspended: 0 }, submitter: { name: bad.publisher.name, kind: "user" } });
  expect((await reviewPrecedent(prisma(), viewer, await visibleReview(prisma(), viewer, other.reviewId), nothing)).trouble).toMatchObject([{ server: bad.server, kind: "rejected", reason: "see thread" }]);
  expect((await reviewPrecedent(prisma(), viewer, await visibleReview(prisma(), viewer, again.reviewId), nothing)).earlier).toMatchObject([{ id: bad.reviewId, state: "rejected", votes: [{ voter: "Reviewer", decision: "reject", comment: "see thread" }] }]);
});

it("compares with what the catalog serves, with any version asked for, and never with what there is none of", async () => {
  const next = await givenReview({ server: listed.server, version: "2.0.0", publisher: listed.publisher });
  const viewer = signedIn(reviewer).viewer;
  const { base, choices } = await reviewBase(prisma(), viewer, await visibleReview(prisma(), viewer, next.reviewId), undefined);
  expect(base).toMatchObject({ reference: "1.0.0", listed: true, surface });
  expect(choices).toMatchObject([{ reference: "1.0.0", listed: true }]);
  expect((await reviewBase(prisma(), viewer, await visibleReview(prisma(), viewer, next.reviewId), "9.9.9")).base).toMatchObject({ reference: "1.0.0" });
  expect((await reviewBase(prisma(), viewer, await visibleReview(prisma(), viewer, next.reviewId), "revision:1")).base).toMatchObject({ reference: "revision:1", version: "2.0.0" });
});
