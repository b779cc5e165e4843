import { beforeAll, expect, it } from "vitest";
import { comment } from "@/lib/review/comment";
import { readTrends } from "@/lib/review/trends-service";
import { withdrawReview } from "@/lib/review/withdraw";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { givenNamespace, type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { cast, type GivenReview, givenReview, readReview } from "@/test/fixtures/reviews";

useInstallation();
let ada: GivenPerson;
beforeAll(async () => {
  ada = await givenPerson("Ada", ["reviewer"]);
});

const trends = () => readTrends(signedIn(ada).viewer);
const namespaceOf = ({ server }: GivenReview) => server.slice(0, server.indexOf("/"));
const says = (who: GivenPerson, about: GivenReview, namespaces: string[] = []) => comment(signedIn(who, namespaces), about.reviewId, { text: "hello", visibility: "publisher" });

it("the first response is a reviewer's, never the publisher's own, a colleague's, nor that of a reviewer who is one", async () => {
  const given = await givenReview();
  const [colleague, both] = [await givenPerson("Colleague"), await givenPerson("Both", ["reviewer"])];
  await givenNamespace(namespaceOf(given), [colleague, both]);
  for (const who of [given.publisher, colleague, both]) await says(who, given, [namespaceOf(given)]);
  expect((await trends()).firstResponseMs).toBeNull();
  await says(ada, given);
  expect((await trends()).firstResponseMs).toBeGreaterThan(0);
});

it("what its publisher took back was not decided", async () => {
  const decided = async () => (await trends()).days.reduce((sum, day) => sum + day.decided, 0);
  const [back, approved, rejected] = [await givenReview(), await givenReview(), await givenReview()];
  await withdrawReview(signedIn(back.publisher, [namespaceOf(back)]), back.reviewId, (await readReview(back.reviewId)).revision);
  expect(await decided()).toBe(0);
  await cast(ada, approved.reviewId);
  await cast(ada, rejected.reviewId, "reject");
  expect(await decided()).toBe(2);
});
