import { expect, it } from "vitest";
import { invitationState } from "@/lib/access/invitation-state";

const NOW = new Date("2026-11-30T00:00:00Z");
const EARLIER = new Date("2026-11-29T00:00:00Z");
const LATER = new Date("2026-12-01T00:00:00Z");

it.each([
  { case: "open while nobody used it, took it back, or let it expire", facts: { usedAt: null, revokedAt: null, expiresAt: LATER }, state: "open" },
  { case: "expired at the very moment", facts: { usedAt: null, revokedAt: null, expiresAt: NOW }, state: "expired" },
  { case: "taken back, also when it has expired since", facts: { usedAt: null, revokedAt: EARLIER, expiresAt: EARLIER }, state: "revoked" },
  { case: "used, whatever came after", facts: { usedAt: EARLIER, revokedAt: NOW, expiresAt: EARLIER }, state: "used" },
])("an invitation is $case", ({ facts, state }) => {
  expect(invitationState(facts, NOW)).toBe(state);
});
