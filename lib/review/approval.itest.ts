import { expect, it } from "vitest";
import { updateUser } from "@/lib/access/users";
import { putPolicy } from "@/lib/catalog/catalog-service";
import { catalogBySlug, newestPolicy } from "@/lib/catalog/lookup-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { prisma } from "@/lib/db/client";
import { approvalGrounds } from "@/lib/review/approval-service";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenPerson } from "@/test/fixtures/people";
import { cast, givenReview } from "@/test/fixtures/reviews";

useInstallation();

it("an approval names the policy it met and the roles that counted then, whatever became of policy and people, and nobody's name", async () => {
  await givenCatalogWithPolicy("prod", { approvals: { min: 2, roles: { security_reviewer: 1 } } });
  const { id } = await catalogBySlug(prisma(), "prod");
  const met = await newestPolicy(prisma(), id);
  const [admin, ada, sam] = await Promise.all([givenPerson("Root", ["admin"]), givenPerson("Ada", ["reviewer"]), givenPerson("Sam", ["security_reviewer"])]);
  const { reviewId, server, version } = await givenReview({ catalog: "prod" });
  expect(await approvalGrounds(server, version, ["prod"])).toEqual([]);
  await cast(ada, reviewId);
  await cast(sam, reviewId);
  await updateUser(signedIn(admin), sam.id, { roles: ["viewer"] });
  await putPolicy(signedIn(admin), "prod", { ...DEFAULT_POLICY, approvals: { min: 3, roles: {} } }, met.digest);

  const grounds = await approvalGrounds(server.toUpperCase(), version, ["default", "prod"]);
  expect(grounds).toEqual([
    { catalog: "prod", policy: { version: met.version, digest: met.digest }, approvals: [{ role: "reviewer", count: 1 }, { role: "security_reviewer", count: 1 }] },
  ]);
  expect(await approvalGrounds(server, version, ["default"])).toEqual([]);
});
