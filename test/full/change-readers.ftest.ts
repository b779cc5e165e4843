import { afterAll, beforeAll, test } from "vitest";
import { type FeedServer, startFeedServer } from "@/test/fixtures/feed-server";
import { expectNothingLostOrDoubled } from "@/test/fixtures/nothing-lost";

let feed: FeedServer;
beforeAll(async () => {
  feed = await startFeedServer();
});
afterAll(async () => {
  await feed?.stop();
});

test("nothing is lost or doubled while 50 readers listen and 1,000 events come", async () => {
  await expectNothingLostOrDoubled(feed, 50, 1_000);
});
