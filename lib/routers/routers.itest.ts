import { expect, test } from "vitest";
import { mintRobotToken } from "@/lib/access/tokens";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { givenPerson, givenRobot } from "@/test/fixtures/people";
import { flushRouters, listRouters, noteRouter } from "./service";

useInstallation();

test("who read, and when last, is written down in batches, added up, and told to auditors and administrators only", async () => {
  const admin = await givenPerson("Router-Admin", ["admin"]);
  const auditor = signedIn(await givenPerson("Router-Auditor", ["auditor"])).viewer;
  const robot = await givenRobot("router-7", admin);
  const { id } = await mintRobotToken(signedIn(admin), robot.id, { label: "router", scopes: ["read"], expiresInDays: 1, namespaces: [], catalogs: [] });
  const known = { reader: id, agent: "axios/1.9.0", catalog: "default" };
  noteRouter("list", known);
  noteRouter("detail", known);
  expect(await listRouters(auditor)).toEqual([]);
  await flushRouters();
  noteRouter("list", known);
  await flushRouters();
  noteRouter("recommend", { reader: "", agent: "node", catalog: "default" });
  await flushRouters();
  const [stranger, router] = await listRouters(auditor);
  expect(stranger).toMatchObject({ name: null, tokenId: null, agent: "node", requests: 1, lastListAt: null, lastRecommendAt: expect.any(String) });
  expect(router).toMatchObject({ name: "router-7", tokenId: id, agent: "axios/1.9.0", catalog: "default", requests: 3, lastDetailAt: expect.any(String), lastRecommendAt: null });
  expect(router?.lastSeenAt).toBe(router?.lastListAt);
  const reviewer = signedIn(await givenPerson("Router-Reviewer", ["reviewer"])).viewer;
  await expect(listRouters(reviewer)).rejects.toMatchObject({ code: "forbidden" });
});
