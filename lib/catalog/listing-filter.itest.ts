import { expect, it } from "vitest";
import { listingWhere } from "@/lib/catalog/listing-filter";
import { factsOf } from "@/lib/catalog/latest";
import { LISTING_STATES } from "@/lib/catalog/listing-schema";
import { PUBLISHER_STATUSES } from "@/lib/catalog/publisher-status-schema";
import { listingState } from "@/lib/catalog/listing-state";
import { listingsOfServers } from "@/lib/catalog/lookup-service";
import { prisma } from "@/lib/db/client";
import { givenListedVersion } from "@/test/fixtures/listed-version";
import { useInstallation } from "@/test/fixtures/installation";
import { auditEntry, eventsOfVersion, rawTransaction } from "@/test/fixtures/raw-sql";

useInstallation();
const NOW = new Date("2026-06-01T12:00:00.000Z");
const EXPIRIES = [null, new Date(NOW.getTime() - 1), NOW, new Date(NOW.getTime() + 1)];

const COMBINATIONS = [false, true].flatMap((suspended) =>
  [false, true].flatMap((withdrawn) => PUBLISHER_STATUSES.flatMap((status) => EXPIRIES.map((expiresAt) => ({ suspended, withdrawn, status, expiresAt })))),
);

it("SQL and listingState derive the same state from every combination of facts", async () => {
  let serverId = "";
  for (const [index, { suspended, withdrawn, status, expiresAt }] of COMBINATIONS.entries()) {
    const given = await givenListedVersion({ name: "io.example/states", version: `${index}.0.0` });
    serverId = given.serverId;
    await rawTransaction([
      [
        "UPDATE listing SET suspended_at = $2::timestamptz, withdrawn_at = $3::timestamptz, expires_at = $4::timestamptz WHERE id = $1",
        given.listingId, suspended ? NOW.toISOString() : null, withdrawn ? NOW.toISOString() : null, expiresAt?.toISOString() ?? null,
      ],
      ["UPDATE version SET publisher_status = $2 WHERE id = $1", given.versionId, status],
      eventsOfVersion(given.versionId),
      auditEntry("test.facts", [given.listingId]),
    ]);
  }
  const rows = await listingsOfServers(prisma(), [serverId]);
  expect(rows).toHaveLength(COMBINATIONS.length);
  for (const state of LISTING_STATES) {
    const found = await prisma().listing.findMany({ where: { version: { serverId }, AND: [listingWhere(state, NOW)] }, select: { id: true } });
    const derived = rows.filter((row) => listingState(factsOf(row), NOW) === state);
    expect(derived.length).toBeGreaterThan(0);
    expect(found.map(({ id }) => id).sort()).toEqual(derived.map(({ id }) => id).sort());
  }
});
