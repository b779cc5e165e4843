import { describe, expect, it } from "vitest";
import type { GlobalRole } from "./schema";
import { type PersonChange, removesLastAdmin, rolesGained } from "./role-rules";

const admin = { id: "a", roles: ["admin"] as GlobalRole[], disabled: false };

describe("the last administrator", () => {
  it.each<[string, typeof admin, PersonChange, number, boolean]>([
    ["keeps the role when nobody else has it", admin, { roles: ["reviewer"] }, 0, true],
    ["is not disabled when nobody else is there", admin, { disabled: true }, 0, true],
    ["may go when another one stays", admin, { roles: [], disabled: true }, 1, false],
    ["may be renamed", admin, {}, 0, false],
    ["may gain a role", admin, { roles: ["admin", "reviewer"] }, 0, false],
    ["is nobody who is disabled already", { ...admin, disabled: true }, { roles: [] }, 0, false],
    ["is nobody without the role", { ...admin, roles: ["reviewer"] }, { disabled: true }, 0, false],
  ])("%s", (_, person, change, others, refused) => expect(removesLastAdmin(person, change, others)).toBe(refused));
});

describe("roles gained", () => {
  it("are those not held yet, and never viewer, which everybody has", () => {
    expect(rolesGained(["reviewer"], ["viewer", "reviewer", "admin"])).toEqual(["admin"]);
    expect(rolesGained(["admin"], [])).toEqual([]);
  });
});
