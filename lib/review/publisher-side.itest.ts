import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { proposeVersion } from "@/lib/review/propose";
import { publisherSide } from "@/lib/review/publisher-side-service";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenNamespace, givenPerson } from "@/test/fixtures/people";
import { givenApproved, givenReview, readReview } from "@/test/fixtures/reviews";

useInstallation();

it("is everybody of the namespace and whoever submitted, and no reviewer", async () => {
  const { reviewId, publisher } = await givenReview({ server: "io.example.side/greeting" });
  const member = await givenPerson("Member");
  const reviewer = await givenPerson("Reviewer", ["reviewer"]);
  await givenNamespace("io.example.side", [member]);
  await givenNamespace("io.example.elsewhere", [reviewer]);
  const asked = [reviewer.id, member.id, publisher.id, member.id];
  expect(await publisherSide(prisma(), await readReview(reviewId), asked)).toEqual([member.id, publisher.id]);
});

it("is not the reviewer who proposed a promotion", async () => {
  const approved = await givenApproved({ server: "io.example.promoted/greeting" });
  const ada = await givenPerson("Ada", ["reviewer"]);
  await givenCatalogWithPolicy("prod");
  const review = await readReview(await proposeVersion(signedIn(ada), approved, "prod", "Used by the whole house."));
  expect(review.submittedById).toBe(ada.id);
  expect(await publisherSide(prisma(), review, [ada.id, approved.publisher.id])).toEqual([approved.publisher.id]);
});
